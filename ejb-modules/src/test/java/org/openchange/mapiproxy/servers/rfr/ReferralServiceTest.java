/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.rfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNRequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNResponse;
import org.openchange.mapiproxy.idl.rfr.RfrGetNewDSARequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetNewDSAResponse;
import org.openchange.mapiproxy.modules.FakeCall.Client;
import org.openchange.mapiproxy.ndr.Referent;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.servers.AddressBookAccess;
import org.openchange.mapiproxy.servers.FakeAddressBook;
import org.openchange.mapiproxy.servers.FakeAddressBooks;
import org.openchange.mapiproxy.servers.FakeObject;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Verdict;

class ReferralServiceTest {
    private static final String SERVERS = "/o=Example/ou=Group/cn=Configuration/cn=Servers/cn=";

    private final FakeAddressBook book = new FakeAddressBook("Example");
    private final FakeObject mail1 = server("MAIL1", "netbios:MAIL1", "ncacn_ip_tcp:mail1.example.test");
    private final FakeObject mail2 = server("MAIL2", "ncacn_http:web2.example.test", "NCACN_IP_TCP:mail2.example.test");
    private final FakeObject silent = server("SILENT", "netbios:SILENT");
    private final FakeObject anna = person("anna", "MAIL1");
    private final FakeObject bert = person("bert", "MAIL2");
    private final FakeObject carl = book.add(DisplayType.MAIL_USER, "carl", "Carl");
    private final FakeAddressBooks books = new FakeAddressBooks(book);
    private final ReferralService service = service(false);

    private FakeObject server(String name, String... addresses) {
        return book.addNamed(DisplayType.AGENT, SERVERS + name, name).texts(0x8170101F, addresses);
    }

    private FakeObject person(String alias, String server) {
        FakeObject store =
                book.addNamed(DisplayType.AGENT, SERVERS + server + "/cn=Microsoft Private MDB", "Store of " + alias);
        return book.add(DisplayType.MAIL_USER, alias, alias).link(AddressBookLink.HOME_MESSAGE_DATABASE, store);
    }

    private ReferralService service(boolean isAnonymousAllowed) {
        books.person("anna", anna);
        return new ReferralService(
                new AddressBookAccess(() -> null, books, "Example"),
                isAnonymousAllowed,
                new ProxyIdentity("PROXY1", "EXAMPLE", "example.test"));
    }

    @Test
    void refersEachUserToTheServerOfItsMailbox() {
        assertThat(newDsa(anna.legacyExchangeDn())).isEqualTo("mail1.example.test");
        assertThat(newDsa(bert.legacyExchangeDn().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo("mail2.example.test");
    }

    @Test
    void refersToItselfThoseWithoutAMailboxAndThoseWhoDoNotKnowYetWhoTheyAre() {
        assertThat(newDsa(carl.legacyExchangeDn())).isEqualTo("proxy1.example.test");
        assertThat(newDsa("")).isEqualTo("proxy1.example.test");
    }

    @Test
    void refusesUsersOfNoOrOfAnotherOrganization() {
        for (String dn : new String[] {"/o=Other/ou=Group/cn=Recipients/cn=anna", "nonsense", "/o=Example"}) {
            assertThat(answer(service, client("anna"), dn, new Referent<>("old")))
                    .isEqualTo(new RfrGetNewDSAResponse(null, new Referent<>(null), ReferralService.NOT_FOUND));
        }
    }

    @Test
    void givesNoNameToAClientWithoutAPlaceForIt() {
        assertThat(answer(service, client("anna"), "", null)).isEqualTo(new RfrGetNewDSAResponse(null, null, 0));
    }

    @Test
    void tellsTheNameOfAServerByItsOwnNameOrByOneBelow() {
        assertThat(fqdn(mail1.legacyExchangeDn())).isEqualTo("mail1.example.test");
        assertThat(fqdn(mail2.legacyExchangeDn() + "/cn=Microsoft Private MDB")).isEqualTo("mail2.example.test");
        assertThat(fqdn(SERVERS.toLowerCase(java.util.Locale.ROOT) + "mail1/CN=anything"))
                .isEqualTo("mail1.example.test");
    }

    @Test
    void refusesNamesThatAreOfNoServer() {
        for (String dn : new String[] {
            anna.legacyExchangeDn(),
            SERVERS + "MAIL9",
            silent.legacyExchangeDn(),
            "/o=Other" + SERVERS.substring(10) + "MAIL1"
        }) {
            assertThat(ask(service, client("anna"), dn))
                    .isEqualTo(new RfrGetFQDNFromServerDNResponse(null, ReferralService.NOT_FOUND));
        }
    }

    @Test
    void tellsNothingToThoseWhoAreInNoAddressBook() {
        Session nobody = new Client().session();
        assertThat(answer(service, nobody, "", new Referent<>(null)).returnValue())
                .isEqualTo(ReferralService.ACCESS_DENIED);
        assertThat(ask(service, client("stranger"), mail1.legacyExchangeDn()).returnValue())
                .isEqualTo(ReferralService.ACCESS_DENIED);
        assertThat(ask(service(true), nobody, mail1.legacyExchangeDn()).returnValue())
                .isZero();
    }

    @Test
    void faultsOnOperationsThatDoNotExist() {
        assertThat(service.serve(client("anna"), new OpaqueRequest(2, ByteBuffer.allocate(0))))
                .isEqualTo(Verdict.fault(FaultStatus.OP_RANGE_ERROR));
    }

    private String newDsa(String dn) {
        RfrGetNewDSAResponse response = answer(service, client("anna"), dn, new Referent<>(null));
        assertThat(response.returnValue()).isZero();
        return response.ppszServer().value();
    }

    private String fqdn(String dn) {
        RfrGetFQDNFromServerDNResponse response = ask(service, client("anna"), dn);
        assertThat(response.returnValue()).isZero();
        return response.ppszServerFQDN();
    }

    private static RfrGetNewDSAResponse answer(
            ReferralService service, Session client, String dn, Referent<String> server) {
        Verdict verdict = service.serve(client, new RfrGetNewDSARequest(0, dn, null, server));
        return (RfrGetNewDSAResponse) ((Verdict.Answer) verdict).response();
    }

    private static RfrGetFQDNFromServerDNResponse ask(ReferralService service, Session client, String dn) {
        Verdict verdict = service.serve(client, new RfrGetFQDNFromServerDNRequest(0, dn.length() + 1, dn));
        return (RfrGetFQDNFromServerDNResponse) ((Verdict.Answer) verdict).response();
    }

    private static Session client(String user) {
        AuthenticatedPrincipal principal = new AuthenticatedPrincipal(user, "EXAMPLE", AuthType.NTLMSSP);
        return Client.of(principal, new InetSocketAddress("127.0.0.1", 40000)).session();
    }
}
