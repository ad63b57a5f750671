/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.idl.nspi.NspiGetSpecialTableRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetSpecialTableResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.addressbook.template.AddressTemplate;
import org.openchange.mapiproxy.persistence.addressbook.template.StandardTemplates;
import org.openchange.mapiproxy.servers.nspi.value.CodePage;
import org.openchange.mapiproxy.servers.nspi.value.Lists;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXNSPI] 3.1.4.1.3 NspiGetSpecialTable: the hierarchy of containers, and the templates for new addresses. The version is not looked at and
 * not changed, as Exchange 2010 does (product behaviours 3 and 4).
 */
final class SpecialTables {
    /** [MS-OXNSPI] 2.2.1.12. */
    static final long ADDRESS_CREATION_TEMPLATES = 0x2;

    static final long UNICODE_STRINGS = 0x4;

    private static final int ENTRY_ID = 0x0FFF0102;
    private static final int CONTAINER_FLAGS = 0x36000003;
    private static final int DEPTH = 0x30050003;
    private static final int CONTAINER_ID = 0xFFFD0003;
    private static final int DISPLAY_NAME = 0x3001;
    private static final int IS_MASTER = 0xFFFB000B;
    private static final int PARENT_ENTRY_ID = 0xFFFC0102;
    private static final int ADDRESS_TYPE = 0x3002001E;
    private static final int DISPLAY_TYPE = 0x39000003;
    private static final int SELECTABLE = 0x3609000B;
    private static final int INSTANCE_KEY = 0x0FF60102;

    private SpecialTables() {}

    static NspiGetSpecialTableResponse getSpecialTable(NspiCall call, NspiGetSpecialTableRequest request)
            throws NspiException {
        boolean isCreation = (request.dwFlags() & ADDRESS_CREATION_TEMPLATES) != 0;
        List<PropertyRow> rows = isCreation
                ? creationTemplates(call, request.pStat())
                : hierarchy(call, request.pStat(), (request.dwFlags() & UNICODE_STRINGS) != 0);
        return new NspiGetSpecialTableResponse(request.lpVersion(), Lists.rows(rows), ReturnCode.SUCCESS.value());
    }

    static NspiGetSpecialTableResponse refuse(NspiGetSpecialTableRequest request, ReturnCode code) {
        return new NspiGetSpecialTableResponse(request.lpVersion(), null, code.value());
    }

    /** [MS-OXNSPI] 3.1.4.4.3.1 Address Book Hierarchy Table. */
    private static List<PropertyRow> hierarchy(NspiCall call, Stat stat, boolean isUnicode) throws NspiException {
        Optional<CodePage> codePage = isUnicode ? Optional.empty() : Optional.of(Position.codePage(stat));
        PropertyTag name =
                PropertyTag.of(DISPLAY_NAME, (isUnicode ? PropertyType.STRING : PropertyType.STRING8).code());
        List<PropertyRow> rows = new ArrayList<>();
        for (AddressBookContainer container : call.book().containers()) {
            List<TaggedPropertyValue> columns = new ArrayList<>(List.of(
                    column(ENTRY_ID, binary(container.entryId())),
                    column(CONTAINER_FLAGS, new PropertyValue.Integer32(container.flags())),
                    column(DEPTH, new PropertyValue.Integer32(container.depth())),
                    column(CONTAINER_ID, new PropertyValue.Integer32(container.id())),
                    new TaggedPropertyValue(name, new PropertyValue.Unicode(container.displayName())),
                    column(IS_MASTER, new PropertyValue.Bool(0))));
            if (container.parent().isPresent()) {
                call.book()
                        .container(container.parent().getAsInt())
                        .ifPresent(parent -> columns.add(column(PARENT_ENTRY_ID, binary(parent.entryId()))));
            }
            rows.add(row(columns, codePage));
        }
        return rows;
    }

    /** [MS-OXOABKT] 2.2.1 Address Creation Table; without rows for a language that does not exist. */
    private static List<PropertyRow> creationTemplates(NspiCall call, Stat stat) throws NspiException {
        // Strings of this table are 8-bit whatever the flags say, and CP_WINUNICODE is not forbidden: ASCII is what is
        // left then.
        Optional<CodePage> codePage = Optional.of(
                stat.codePage() == CodePage.WINUNICODE ? CodePage.required(CodePage.TELETEX) : Position.codePage(stat));
        int lcid = (int) stat.templateLocale();
        List<PropertyRow> rows = new ArrayList<>();
        List<AddressTemplate> templates =
                StandardTemplates.of(lcid).map(StandardTemplates::addresses).orElse(List.of());
        for (AddressTemplate template : templates) {
            String dn = new TemplateName(TemplateName.Kind.ADDRESS, lcid, template.name())
                    .dn(call.book().organization());
            rows.add(row(
                    List.of(
                            column(DISPLAY_NAME << 16 | 0x1E, new PropertyValue.Unicode(template.displayName())),
                            column(ADDRESS_TYPE, new PropertyValue.Unicode(template.addressType())),
                            column(DISPLAY_TYPE, new PropertyValue.Integer32(0)),
                            column(DEPTH, new PropertyValue.Integer32(0)),
                            column(SELECTABLE, new PropertyValue.Bool(1)),
                            column(INSTANCE_KEY, instanceKey(rows.size())),
                            column(ENTRY_ID, binary(TemplateName.entryId(dn)))),
                    codePage));
        }
        return rows;
    }

    private static PropertyValue instanceKey(int number) {
        return PropertyMapper.binary(new WireWriter(4).putInt(number).toByteBuffer());
    }

    private static PropertyValue binary(AddressBookEntryId entryId) {
        WireWriter out = new WireWriter();
        entryId.write(out);
        return PropertyMapper.binary(out.toByteBuffer());
    }

    private static TaggedPropertyValue column(int tag, PropertyValue value) {
        return new TaggedPropertyValue(new PropertyTag(tag), value);
    }

    private static PropertyRow row(List<TaggedPropertyValue> columns, Optional<CodePage> codePage) {
        return Lists.row(columns.stream()
                .map(column -> PropertyMapper.column(column.tag(), Optional.of(column.value()), codePage))
                .toList());
    }
}
