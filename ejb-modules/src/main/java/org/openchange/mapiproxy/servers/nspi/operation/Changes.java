/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.operation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.idl.nspi.Binary;
import org.openchange.mapiproxy.idl.nspi.NspiModLinkAttRequest;
import org.openchange.mapiproxy.idl.nspi.NspiModLinkAttResponse;
import org.openchange.mapiproxy.idl.nspi.NspiModPropsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiModPropsResponse;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;
import org.openchange.mapiproxy.mapi.entryid.EntryId;
import org.openchange.mapiproxy.mapi.entryid.EphemeralEntryId;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.servers.nspi.value.NspiException;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;

/** Changes of the directory, with the rights that it gives the caller. Waits for it. */
final class Changes {
    /** [MS-OXNSPI] 2.2.1.15. */
    static final long DELETE = 0x1;

    /** What NspiModProps can change, by the identifier of the property. */
    private static final Map<Integer, String> ATTRIBUTES = Map.of(
            0x3A70, "userSMIMECertificate", // PidTagUserX509Certificate
            0x8C6A, "userCertificate"); // PidTagAddressBookX509Certificate

    private Changes() {}

    /** Whether NspiModLinkAtt changes this link of objects that are shown like that. */
    static boolean isModifiable(AddressBookLink link, DisplayType type) {
        return link == AddressBookLink.MEMBER && type == DisplayType.DISTRIBUTION_LIST
                || link == AddressBookLink.PUBLIC_DELEGATES && type == DisplayType.MAIL_USER;
    }

    /** [MS-OXNSPI] 3.1.4.1.14 NspiModProps. */
    static NspiModPropsResponse modProps(NspiCall call, NspiModPropsRequest request) throws NspiException {
        Position.codePage(request.pStat());
        if (request.pPropTags() == null) {
            throw new NspiException(ReturnCode.INVALID_PARAMETER, "no property tags");
        }
        AddressBookObject object = object(call, request.pStat().currentRec());
        if (object.displayType() != DisplayType.MAIL_USER) {
            throw new NspiException(ReturnCode.INVALID_OBJECT, "display type " + object.displayType());
        }
        apply(call, object, modifications(request));
        return new NspiModPropsResponse(ReturnCode.SUCCESS.value());
    }

    static NspiModPropsResponse refuse(NspiModPropsRequest request, ReturnCode code) {
        return new NspiModPropsResponse(code.value());
    }

    /** All values of the properties that are named go, and those of the row come in their place. */
    private static List<Modification> modifications(NspiModPropsRequest request) throws NspiException {
        Map<String, List<byte[]>> values = new LinkedHashMap<>();
        for (long tag : request.pPropTags().aulPropTag()) {
            values.put(attribute(tag), List.of());
        }
        List<PropertyValue> columns =
                request.pRow().lpProps() == null ? List.of() : request.pRow().lpProps();
        for (PropertyValue column : columns) {
            values.put(attribute(column.ulPropTag()), binaries(column.value()));
        }
        return values.entrySet().stream()
                .map(each -> new Modification(Modification.Kind.REPLACE, each.getKey(), each.getValue()))
                .toList();
    }

    private static String attribute(long tag) throws NspiException {
        String attribute = ATTRIBUTES.get((int) (tag >>> 16));
        if (attribute == null) {
            throw new NspiException(ReturnCode.ACCESS_DENIED, "change of " + new PropertyTag((int) tag));
        }
        return attribute;
    }

    private static List<byte[]> binaries(PropValUnion value) throws NspiException {
        if (!(value instanceof PropValUnion.MVbin certificates)) {
            throw new NspiException(ReturnCode.ACCESS_DENIED, "certificates of type " + value.discriminant());
        }
        List<Binary> sent = certificates.mVbin().lpbin();
        return sent == null
                ? List.of()
                : sent.stream()
                        .map(Changes::bytes)
                        .filter(bytes -> bytes.length > 0)
                        .toList();
    }

    private static byte[] bytes(Binary sent) {
        ByteBuffer from =
                sent.lpb() == null ? ByteBuffer.allocate(0) : sent.lpb().duplicate();
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        return bytes;
    }

    /** [MS-OXNSPI] 3.1.4.1.15 NspiModLinkAtt. */
    static NspiModLinkAttResponse modLinkAtt(NspiCall call, NspiModLinkAttRequest request) throws NspiException {
        PropertyTag tag = new PropertyTag((int) request.ulPropTag());
        AddressBookLink link = AddressBookLink.of(tag)
                .filter(known -> known == AddressBookLink.MEMBER || known == AddressBookLink.PUBLIC_DELEGATES)
                .orElseThrow(() -> new NspiException(ReturnCode.NOT_FOUND, "links of " + tag));
        AddressBookObject object = object(call, request.dwMId());
        if (!isModifiable(link, object.displayType())) {
            throw new NspiException(ReturnCode.ACCESS_DENIED, link + " of a " + object.displayType());
        }
        boolean isDelete = (request.dwFlags() & DELETE) != 0;
        Set<String> present =
                object.links(link).stream().map(AddressBookObject::directoryDn).collect(Collectors.toSet());
        List<byte[]> changed = targets(call, request, isDelete).stream()
                .filter(dn -> present.contains(dn) == isDelete)
                .map(dn -> dn.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (!changed.isEmpty()) {
            Modification.Kind kind = isDelete ? Modification.Kind.REMOVE : Modification.Kind.ADD;
            apply(call, object, List.of(new Modification(kind, link.attribute(), changed)));
        }
        return new NspiModLinkAttResponse(ReturnCode.SUCCESS.value());
    }

    static NspiModLinkAttResponse refuse(NspiModLinkAttRequest request, ReturnCode code) {
        return new NspiModLinkAttResponse(code.value());
    }

    /** The objects that a client means; one that does not exist cannot be added, and need not be removed. */
    private static Set<String> targets(NspiCall call, NspiModLinkAttRequest request, boolean isDelete)
            throws NspiException {
        List<Binary> sent = request.lpEntryIds().lpbin() == null
                ? List.of()
                : request.lpEntryIds().lpbin();
        List<String> targets = new ArrayList<>();
        for (Binary entryId : sent) {
            Optional<AddressBookObject> target = target(call, EntryId.of(ByteBuffer.wrap(bytes(entryId))));
            if (target.isEmpty() && !isDelete) {
                throw new NspiException(ReturnCode.ACCESS_DENIED, "an entry id of no object");
            }
            target.map(AddressBookObject::directoryDn).ifPresent(targets::add);
        }
        return new java.util.LinkedHashSet<>(targets);
    }

    private static Optional<AddressBookObject> target(NspiCall call, EntryId entryId) {
        if (entryId instanceof AddressBookEntryId permanent) {
            return call.book().objectNamed(permanent.x500dn());
        }
        if (entryId instanceof EphemeralEntryId ephemeral
                && ephemeral.providerUid().equals(call.caller().server())) {
            return call.book().object((int) ephemeral.mid());
        }
        return Optional.empty();
    }

    private static AddressBookObject object(NspiCall call, long minimalId) throws NspiException {
        return call.book()
                .object((int) minimalId)
                .orElseThrow(() -> new NspiException(ReturnCode.INVALID_PARAMETER, "no object " + minimalId));
    }

    private static void apply(NspiCall call, AddressBookObject object, List<Modification> modifications)
            throws NspiException {
        String actor = call.caller()
                .directoryDn()
                .orElseThrow(() -> new NspiException(ReturnCode.ACCESS_DENIED, "an anonymous caller"));
        if (modifications.isEmpty()) {
            return;
        }
        try (Directory directory = call.directory().open()) {
            directory.modifyAs(actor, object.directoryDn(), modifications);
        } catch (DirectoryException e) {
            System.getLogger(Changes.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            () -> actor + " changes " + object.directoryDn() + ": " + e.getMessage());
            throw new NspiException(ReturnCode.ACCESS_DENIED, e.getMessage());
        }
        call.books().refresh();
    }
}
