/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.idl.nspi.RestrictionUnion;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;

/** [MS-OXNSPI] 2.2.5.7 Restriction_r, with the arms that [MS-NSPI] adds, as a restriction whose text is in Unicode. */
public final class RestrictionMapper {
    /** Conditions that one restriction may have. People's searches have a handful. */
    static final int MOST = 500;

    private final ClientValues values;
    private int conditions;

    private RestrictionMapper(ClientValues values) {
        this.values = values;
    }

    /** @throws NspiException {@code TooComplex} for too many conditions, {@code InvalidParameter} where something is NULL that may not be */
    public static Restriction map(org.openchange.mapiproxy.idl.nspi.Restriction sent, ClientValues values)
            throws NspiException {
        return new RestrictionMapper(values).condition(sent);
    }

    private Restriction condition(org.openchange.mapiproxy.idl.nspi.Restriction sent) throws NspiException {
        conditions++;
        if (conditions > MOST) {
            throw new NspiException(ReturnCode.TOO_COMPLEX, "more than " + MOST + " conditions");
        }
        RestrictionUnion res = there(sent).res();
        if (res instanceof RestrictionUnion.ResAnd and) {
            return new Restriction.And(all(and.resAnd().lpRes()));
        } else if (res instanceof RestrictionUnion.ResOr or) {
            return new Restriction.Or(all(or.resOr().lpRes()));
        } else if (res instanceof RestrictionUnion.ResNot not) {
            return new Restriction.Not(condition(not.resNot().lpRes()));
        } else if (res instanceof RestrictionUnion.ResContent content) {
            return content(content.resContent());
        } else if (res instanceof RestrictionUnion.ResProperty property) {
            TaggedPropertyValue value =
                    values.tagged(there(property.resProperty().lpProp()));
            return new Restriction.Property(
                    (int) property.resProperty().relop(),
                    tag(property.resProperty().ulPropTag()),
                    value);
        } else if (res instanceof RestrictionUnion.ResExist exist) {
            return new Restriction.Exist(tag(exist.resExist().ulPropTag()));
        }
        return compared(res);
    }

    private static Restriction compared(RestrictionUnion res) throws NspiException {
        if (res instanceof RestrictionUnion.ResCompareProps two) {
            return new Restriction.CompareProperties(
                    (int) two.resCompareProps().relop(),
                    tag(two.resCompareProps().ulPropTag1()),
                    tag(two.resCompareProps().ulPropTag2()));
        } else if (res instanceof RestrictionUnion.ResBitMask mask) {
            return new Restriction.Bitmask(
                    (int) mask.resBitMask().relBMR(),
                    tag(mask.resBitMask().ulPropTag()),
                    mask.resBitMask().ulMask());
        } else if (res instanceof RestrictionUnion.ResSize size) {
            return new Restriction.Size(
                    (int) size.resSize().relop(),
                    tag(size.resSize().ulPropTag()),
                    size.resSize().cb());
        }
        throw new NspiException(ReturnCode.TOO_COMPLEX, "a restriction of type " + res.discriminant());
    }

    private Restriction content(org.openchange.mapiproxy.idl.nspi.ContentRestriction sent) throws NspiException {
        TaggedPropertyValue value = values.tagged(there(sent.lpProp()));
        int low = (int) (sent.ulFuzzyLevel() & 0xFFFF);
        int high = (int) (sent.ulFuzzyLevel() >>> 16);
        return new Restriction.Content(low, high, tag(sent.ulPropTag()), value);
    }

    private List<Restriction> all(List<org.openchange.mapiproxy.idl.nspi.Restriction> sent) throws NspiException {
        List<Restriction> mapped = new ArrayList<>();
        if (sent != null) {
            for (org.openchange.mapiproxy.idl.nspi.Restriction each : sent) {
                mapped.add(condition(each));
            }
        }
        return mapped;
    }

    private static PropertyTag tag(long sent) {
        return ClientValues.unicode(new PropertyTag((int) sent));
    }

    private static <T> T there(T value) throws NspiException {
        if (value == null) {
            throw new NspiException(ReturnCode.INVALID_PARAMETER, "a restriction with a part that is NULL");
        }
        return value;
    }
}
