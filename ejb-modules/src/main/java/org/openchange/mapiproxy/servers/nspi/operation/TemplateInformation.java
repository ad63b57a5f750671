/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.idl.nspi.NspiGetTemplateInfoRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetTemplateInfoResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.persistence.addressbook.template.AddressTemplate;
import org.openchange.mapiproxy.persistence.addressbook.template.DisplayTemplate;
import org.openchange.mapiproxy.persistence.addressbook.template.StandardTemplates;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** [MS-OXNSPI] 3.1.4.1.18 NspiGetTemplateInfo: the dialogs in which objects are shown and addresses are entered. */
final class TemplateInformation {
    /** [MS-OXNSPI] 2.2.1.14. */
    static final long TI_TEMPLATE = 0x1;

    static final long TI_SCRIPT = 0x4;

    private static final PropertyTag TEMPLATE_DATA = new PropertyTag(0x00010102);
    private static final PropertyTag SCRIPT_DATA = new PropertyTag(0x00040102);
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{1,8}");

    private TemplateInformation() {}

    /** A dialog, with the script of one that makes addresses. */
    private record Template(DisplayTemplate dialog, Optional<byte[]> script) {
        static Template of(AddressTemplate template) {
            return new Template(template.dialog(), Optional.of(template.script()));
        }
    }

    static NspiGetTemplateInfoResponse getTemplateInfo(NspiCall call, NspiGetTemplateInfoRequest request)
            throws NspiException {
        CodePage codePage = CodePage.required(request.dwCodePage());
        Template template = (request.pDN() == null
                        ? display((int) request.dwLocaleID(), (int) request.ulType())
                        : TemplateName.parse(request.pDN()).flatMap(TemplateInformation::named))
                .orElseThrow(() -> new NspiException(ReturnCode.INVALID_LOCALE, "no such template"));
        List<PropertyValue> columns = new ArrayList<>();
        if ((request.dwFlags() & TI_TEMPLATE) != 0) {
            byte[] bytes =
                    template.dialog().encode(text -> codePage.encode(text).getBytes(StandardCharsets.ISO_8859_1));
            columns.add(column(TEMPLATE_DATA, Optional.of(bytes)));
        }
        if ((request.dwFlags() & TI_SCRIPT) != 0) {
            columns.add(column(SCRIPT_DATA, template.script()));
        }
        return new NspiGetTemplateInfoResponse(Lists.row(columns), ReturnCode.SUCCESS.value());
    }

    static NspiGetTemplateInfoResponse refuse(NspiGetTemplateInfoRequest request, ReturnCode code) {
        return new NspiGetTemplateInfoResponse(null, code.value());
    }

    private static Optional<Template> display(int lcid, int displayType) {
        return StandardTemplates.of(lcid)
                .flatMap(templates -> templates.display(displayType))
                .map(dialog -> new Template(dialog, Optional.empty()));
    }

    private static Optional<Template> named(TemplateName name) {
        if (name.kind() == TemplateName.Kind.DISPLAY) {
            return HEXADECIMAL.matcher(name.name()).matches()
                    ? display(name.locale(), Integer.parseUnsignedInt(name.name(), 16))
                    : Optional.empty();
        }
        return StandardTemplates.of(name.locale()).stream()
                .flatMap(templates -> templates.addresses().stream())
                .filter(template -> template.name().equalsIgnoreCase(name.name()))
                .map(Template::of)
                .findFirst();
    }

    private static PropertyValue column(PropertyTag tag, Optional<byte[]> bytes) {
        return PropertyMapper.column(
                tag, bytes.map(present -> PropertyMapper.binary(ByteBuffer.wrap(present))), Optional.empty());
    }
}
