/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.AndRestriction;
import org.openchange.mapiproxy.idl.nspi.NotRestriction;
import org.openchange.mapiproxy.idl.nspi.Nspi;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetMatchesRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiQueryRowsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiResolveNamesWRequest;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.idl.nspi.PropertyRestriction;
import org.openchange.mapiproxy.idl.nspi.PropertyRow;
import org.openchange.mapiproxy.idl.nspi.PropertyRowSet;
import org.openchange.mapiproxy.idl.nspi.PropertyValue;
import org.openchange.mapiproxy.idl.nspi.Restriction;
import org.openchange.mapiproxy.idl.nspi.RestrictionUnion;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.idl.nspi.StringArray;
import org.openchange.mapiproxy.idl.nspi.StringsArray;
import org.openchange.mapiproxy.idl.nspi.WStringArray;
import org.openchange.mapiproxy.idl.nspi.WStringsArray;
import org.openchange.mapiproxy.idl.rfr.Rfr;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNRequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNResponse;
import org.openchange.mapiproxy.idl.rfr.RfrGetNewDSAResponse;
import org.openchange.mapiproxy.modules.FakeCall;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.Referent;
import org.openchange.mapiproxy.spi.Verdict;

class NamesModuleTest {
    private static final Stat STAT = new Stat(0, 0, 0, 0, 0, 0, 1252, 1033, 1033);
    private static final ContextHandle HANDLE = ContextHandle.NULL;

    private final NamesModule module = new NamesModule();
    private final FakeCall.FakeModule context = new FakeCall.FakeModule();
    private final FakeCall.Client client = new FakeCall.Client(context);

    @BeforeEach
    void activate() {
        module.init(context);
    }

    @Test
    void namesTheProxyAsNetworkAddressInEveryType() {
        PropertyRow row = PropertyRow.of(
                0,
                List.of(
                        value(
                                0x8170101EL,
                                new PropValUnion.MVszA(StringArray.of(List.of("ncacn_ip_tcp:ex1", "netbios:EX1")))),
                        value(0x8170101FL, new PropValUnion.MVszW(WStringArray.of(List.of("ncacn_ip_tcp:ex1")))),
                        value(0x8170001EL, new PropValUnion.LpszA("ncacn_ip_tcp:ex1"))));
        NspiGetPropsResponse presented = (NspiGetPropsResponse)
                module.onResponse(client.calls(Nspi.INTERFACE, 9), new NspiGetPropsResponse(row, 0));
        String proxy = "ncacn_ip_tcp:proxy1.example.test";
        assertThat(presented.ppRows().lpProps())
                .extracting(PropertyValue::value)
                .containsExactly(
                        new PropValUnion.MVszA(StringArray.of(List.of(proxy))),
                        new PropValUnion.MVszW(WStringArray.of(List.of(proxy))),
                        new PropValUnion.LpszA(proxy));
    }

    @Test
    void namesTheProxyAsHomeOfEveryRowAndTellsTheServersApart() {
        NspiQueryRowsResponse presented = queryRows(home("EX1"), home("EX2"), home("EX1"));
        List<String> homes = homesOf(presented);
        assertThat(homes).allSatisfy(dn -> assertThat(dn).isEqualToIgnoringCase(home("PROXY1")));
        assertThat(homes.get(0))
                .isEqualTo(home("PROXY1"))
                .isEqualTo(homes.get(2))
                .isNotEqualTo(homes.get(1));

        NspiDNToMIdRequest restored = (NspiDNToMIdRequest) module.onRequest(
                client.calls(Nspi.INTERFACE, 7), new NspiDNToMIdRequest(HANDLE, 0, StringsArray.of(homes)));
        assertThat(restored.pNames().strings()).containsExactly(home("EX1"), home("EX2"), home("EX1"));
    }

    @Test
    void remembersANameOverTheSessionsOfOneProxy() {
        List<String> homes = homesOf(queryRows(home("EX1"), home("EX2")));
        FakeCall.Client later = new FakeCall.Client(context);
        NspiDNToMIdRequest restored = (NspiDNToMIdRequest) module.onRequest(
                later.calls(Nspi.INTERFACE, 7), new NspiDNToMIdRequest(HANDLE, 0, StringsArray.of(homes)));
        assertThat(restored.pNames().strings()).containsExactly(home("EX1"), home("EX2"));
    }

    @Test
    void takesTheServerSeenLastForASpellingThatWasNeverGiven() {
        queryRows(home("EX1"), home("EX2"));
        NspiDNToMIdRequest restored = (NspiDNToMIdRequest) module.onRequest(
                client.calls(Nspi.INTERFACE, 7),
                new NspiDNToMIdRequest(HANDLE, 0, StringsArray.of(List.of(home("proxy1")))));
        assertThat(restored.pNames().strings()).containsExactly(home("EX2"));
    }

    @Test
    void restoresNamesToResolve() {
        queryRows(home("EX1"));
        NspiResolveNamesWRequest restored = (NspiResolveNamesWRequest) module.onRequest(
                client.calls(Nspi.INTERFACE, 20),
                new NspiResolveNamesWRequest(
                        HANDLE, 0, STAT, null, WStringsArray.of(List.of("=" + home("PROXY1"), "alice"))));
        assertThat(restored.paWStr().strings()).containsExactly("=" + home("EX1"), "alice");
    }

    @Test
    void restoresNamesDeepInsideARestriction() {
        queryRows(home("EX1"));
        Restriction restored = ((NspiGetMatchesRequest)
                        module.onRequest(client.calls(Nspi.INTERFACE, 5), matches(home("PROXY1"))))
                .filter();
        assertThat(restored).isEqualTo(filter(home("EX1")));
    }

    @Test
    void returnsTheSameObjectWhereNothingNamesAServer() {
        NspiGetMatchesRequest request = matches("alice");
        assertThat(module.onRequest(client.calls(Nspi.INTERFACE, 5), request)).isSameAs(request);
        NspiQueryRowsResponse answer = rows(value(0x3001001FL, new PropValUnion.LpszW(home("EX1"))));
        assertThat(module.onResponse(client.calls(Nspi.INTERFACE, 3), answer)).isSameAs(answer);
        NspiQueryRowsResponse none = new NspiQueryRowsResponse(STAT, null, 0x80040111);
        assertThat(module.onResponse(client.calls(Nspi.INTERFACE, 3), none)).isSameAs(none);
    }

    @Test
    void refersTheClientToTheProxy() {
        RfrGetNewDSAResponse presented = (RfrGetNewDSAResponse) module.onResponse(
                client.calls(Rfr.INTERFACE, 0), new RfrGetNewDSAResponse(null, new Referent<>("ex1.example.test"), 0));
        assertThat(presented.ppszServer()).isEqualTo(new Referent<>("proxy1.example.test"));
        RfrGetFQDNFromServerDNResponse fqdn = (RfrGetFQDNFromServerDNResponse) module.onResponse(
                client.calls(Rfr.INTERFACE, 1), new RfrGetFQDNFromServerDNResponse("ex1.example.test", 0));
        assertThat(fqdn.ppszServerFQDN()).isEqualTo("proxy1.example.test");
    }

    @Test
    void leavesAReferralAloneThatNamesNobody() {
        RfrGetNewDSAResponse failed = new RfrGetNewDSAResponse(null, null, 0x8004010F);
        assertThat(module.onResponse(client.calls(Rfr.INTERFACE, 0), failed)).isSameAs(failed);
    }

    @Test
    void asksUpstreamForTheRealServerWhenTheClientAsksForTheProxy() {
        queryRows(home("EX1"));
        RfrGetFQDNFromServerDNRequest request = RfrGetFQDNFromServerDNRequest.of(0, home("PROXY1"));
        FakeCall call = client.calls(Rfr.INTERFACE, 1);
        RfrGetFQDNFromServerDNRequest restored = (RfrGetFQDNFromServerDNRequest) module.onRequest(call, request);
        assertThat(restored).isEqualTo(RfrGetFQDNFromServerDNRequest.of(0, home("EX1")));
        assertThat(module.onDispatch(call, restored)).isEqualTo(Verdict.relay());
    }

    @Test
    void answersForItselfWhenNobodyKnowsWhichServerIsMeant() {
        FakeCall call = client.calls(Rfr.INTERFACE, 1);
        assertThat(module.onDispatch(call, RfrGetFQDNFromServerDNRequest.of(0, home("PROXY1"))))
                .isEqualTo(Verdict.answer(new RfrGetFQDNFromServerDNResponse("proxy1.example.test", 0)));
    }

    private NspiQueryRowsResponse queryRows(String... homes) {
        PropertyValue[] values = List.of(homes).stream()
                .map(dn -> value(0x8006001FL, new PropValUnion.LpszW(dn)))
                .toArray(PropertyValue[]::new);
        return (NspiQueryRowsResponse) module.onResponse(client.calls(Nspi.INTERFACE, 3), rows(values));
    }

    private static NspiQueryRowsResponse rows(PropertyValue... values) {
        return new NspiQueryRowsResponse(
                STAT,
                PropertyRowSet.of(List.of(values).stream()
                        .map(value -> PropertyRow.of(0, List.of(value)))
                        .toList()),
                0);
    }

    private static List<String> homesOf(NspiQueryRowsResponse answer) {
        return answer.ppRows().aRow().stream()
                .map(row -> ((PropValUnion.LpszW) row.lpProps().get(0).value()).lpszW())
                .toList();
    }

    private static NspiGetMatchesRequest matches(String dn) {
        return new NspiGetMatchesRequest(HANDLE, 0, STAT, null, 0, filter(dn), null, 100, null);
    }

    private static Restriction filter(String dn) {
        Restriction property = new Restriction(
                4,
                new RestrictionUnion.ResProperty(
                        new PropertyRestriction(4, 0x8006001EL, value(0x8006001EL, new PropValUnion.LpszA(dn)))));
        Restriction not = new Restriction(2, new RestrictionUnion.ResNot(new NotRestriction(property)));
        return new Restriction(0, new RestrictionUnion.ResAnd(AndRestriction.of(List.of(not))));
    }

    private static PropertyValue value(long tag, PropValUnion value) {
        return new PropertyValue(tag, 0, value);
    }

    private static String home(String server) {
        return "/o=First/ou=AG/cn=Configuration/cn=Servers/cn=" + server + "/cn=Microsoft Private MDB";
    }
}
