/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.nspi.FlatUID;
import org.openchange.mapiproxy.idl.nspi.NspiBindRequest;
import org.openchange.mapiproxy.idl.nspi.NspiBindResponse;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdRequest;
import org.openchange.mapiproxy.idl.nspi.NspiDNToMIdResponse;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsRequest;
import org.openchange.mapiproxy.idl.nspi.NspiGetPropsResponse;
import org.openchange.mapiproxy.idl.nspi.NspiUnbindRequest;
import org.openchange.mapiproxy.idl.nspi.NspiUnbindResponse;
import org.openchange.mapiproxy.idl.nspi.NspiUpdateStatRequest;
import org.openchange.mapiproxy.idl.nspi.NspiUpdateStatResponse;
import org.openchange.mapiproxy.idl.nspi.PropertyTagArray;
import org.openchange.mapiproxy.idl.nspi.Stat;
import org.openchange.mapiproxy.idl.nspi.StringsArray;
import org.openchange.mapiproxy.modules.FakeCall.Client;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.servers.AddressBookAccess;
import org.openchange.mapiproxy.servers.FakeAddressBook;
import org.openchange.mapiproxy.servers.FakeAddressBooks;
import org.openchange.mapiproxy.servers.FakeObject;
import org.openchange.mapiproxy.servers.Requirement;
import org.openchange.mapiproxy.servers.nspi.value.PropertyMapper;
import org.openchange.mapiproxy.servers.nspi.value.ReturnCode;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Verdict;

class NspiServiceTest {
    private static final Stat STAT = new Stat(0, 0, 0, 0, 0, 0, 1252, 0x409, 0x409);
    private static final FlatUID GUID = PropertyMapper.flatUid(new UUID(0, 0));

    private final FakeAddressBook example = new FakeAddressBook("Example");
    private final FakeAddressBook other = new FakeAddressBook("Other");
    private final FakeObject anna = example.add(DisplayType.MAIL_USER, "anna", "Anna");
    private final FakeObject zoe = other.add(DisplayType.MAIL_USER, "zoe", "Zoe");
    private final FakeAddressBooks books = new FakeAddressBooks(example, other);
    private NspiService service = service(NspiSettings.DEFAULT);

    @BeforeEach
    void people() {
        books.person("anna", anna);
        books.person("zoe", zoe);
    }

    @AfterEach
    void close() {
        service.close();
        assertThat(books.isClosed()).isTrue();
    }

    private NspiService service(NspiSettings settings) {
        AddressBookAccess access = new AddressBookAccess(
                () -> {
                    throw new DirectoryException(DirectoryException.Reason.UNAVAILABLE, "no directory here");
                },
                books,
                "Example");
        return new NspiService(access, settings, new ProxyIdentity("PROXY1", "EXAMPLE", "example.test"));
    }

    @Test
    @Requirement({
        "MS-OXNSPI_R697",
        "MS-OXNSPI_R700",
        "MS-OXNSPI_R671",
        "MS-OXNSPI_R1668",
        "MS-OXNSPI_R690",
        "MS-OXNSPI_R627",
        "MS-OXNSPI_R630"
    })
    void opensASessionAndSaysWhoTheServerIs() {
        Session client = client("anna");
        NspiBindResponse one = bind(client, 0x20, STAT, GUID);
        NspiBindResponse two = bind(client, 0, STAT, GUID);
        assertThat(one.returnValue()).isEqualTo(ReturnCode.SUCCESS.value());
        assertThat(one.contextHandle().isNull()).isFalse();
        assertThat(two.contextHandle()).isNotEqualTo(one.contextHandle());
        assertThat(one.pServerGuid()).isNotEqualTo(GUID).isEqualTo(two.pServerGuid());
        assertThat(bind(client, 0, STAT, null).pServerGuid()).isNull();
    }

    @Test
    @Requirement("MS-OXNSPI_R699")
    void differsFromOtherServers() {
        NspiService elsewhere = new NspiService(
                new AddressBookAccess(() -> null, books, "Example"),
                NspiSettings.DEFAULT,
                new ProxyIdentity("PROXY2", "EXAMPLE", "example.test"));
        FlatUID here = bind(client("anna"), 0, STAT, GUID).pServerGuid();
        assertThat(guidOf(service(NspiSettings.DEFAULT))).isEqualTo(here);
        assertThat(guidOf(elsewhere)).isNotEqualTo(here);
    }

    private static FlatUID guidOf(NspiService service) {
        Verdict verdict = service.serve(client("anna"), new NspiBindRequest(0, STAT, GUID));
        service.close();
        return ((NspiBindResponse) answer(verdict)).pServerGuid();
    }

    @Test
    @Requirement({"MS-OXNSPI_R680", "MS-OXNSPI_R695", "MS-OXNSPI_R696"})
    void refusesCodePagesThatItDoesNotKnow() {
        for (long codePage : new long[] {1200, 99999}) {
            NspiBindResponse response = bind(client("anna"), 0, STAT.withCodePage(codePage), GUID);
            assertThat(response.returnValue()).isEqualTo(ReturnCode.INVALID_CODEPAGE.value());
            assertThat(response.contextHandle().isNull()).isTrue();
        }
    }

    @Test
    @Requirement({"MS-OXNSPI_R687", "MS-OXNSPI_R1671"})
    void refusesThoseWhoAreInNoAddressBook() {
        assertThat(bind(client("nobody"), 0, STAT, null).returnValue()).isEqualTo(ReturnCode.LOGON_FAILED.value());
        assertThat(bind(new Client().session(), 0x20, STAT, null).returnValue())
                .isEqualTo(ReturnCode.LOGON_FAILED.value());
        assertThat(bind(anonymous(), 0x20, STAT, null).returnValue()).isEqualTo(ReturnCode.LOGON_FAILED.value());
    }

    @Test
    void letsAnonymousClientsInWhereTheConfigurationDoes() {
        service.close();
        service = service(new NspiSettings(true, 8, 8));
        Session client = anonymous();
        NspiBindResponse bound = bind(client, 0x20, STAT, null);
        assertThat(dnToMId(client, bound.contextHandle(), anna.legacyExchangeDn()))
                .isEqualTo(anna.minimalId());
    }

    @Test
    @Requirement({"MS-OXNSPI_R687", "MS-OXNSPI_R1670"})
    void limitsTheSessionsOfAClientAndOfAPersonAndFreesThemAllWhenTheClientIsGone() {
        service.close();
        service = service(new NspiSettings(false, 2, 3));
        Session first = client("anna");
        Session second = client("anna");
        assertThat(bind(first, 0, STAT, null).returnValue()).isZero();
        assertThat(bind(first, 0, STAT, null).returnValue()).isZero();
        assertThat(bind(first, 0, STAT, null).returnValue()).isEqualTo(ReturnCode.LOGON_FAILED.value());
        assertThat(bind(second, 0, STAT, null).returnValue()).isZero();
        assertThat(bind(second, 0, STAT, null).returnValue()).isEqualTo(ReturnCode.LOGON_FAILED.value());
        assertThat(bind(client("zoe"), 0, STAT, null).returnValue()).isZero();
        first.slots().get(NspiSessions.SLOT).orElseThrow().close();
        assertThat(service.sessionsOf(anna.legacyExchangeDn())).isEqualTo(1);
        assertThat(bind(second, 0, STAT, null).returnValue()).isZero();
    }

    @Test
    @Requirement({"MS-OXNSPI_R701", "MS-OXNSPI_R712", "MS-OXNSPI_R716", "MS-OXNSPI_R705", "MS-OXNSPI_R1673"})
    void endsASessionOnce() {
        Session client = client("anna");
        ContextHandle handle = bind(client, 0, STAT, null).contextHandle();
        assertThat(answer(service.serve(client, new NspiUnbindRequest(handle, 5))))
                .isEqualTo(new NspiUnbindResponse(ContextHandle.NULL, ReturnCode.UNBIND_SUCCESS.value()));
        assertThat(service.sessionsOf(anna.legacyExchangeDn())).isZero();
        assertThat(service.serve(client, new NspiUnbindRequest(handle, 0)))
                .isEqualTo(Verdict.fault(FaultStatus.CONTEXT_MISMATCH));
    }

    @Test
    @Requirement({"MS-OXNSPI_R638", "MS-OXNSPI_R639"})
    void faultsOnHandlesThatThisClientDidNotOpen() {
        ContextHandle annas = bind(client("anna"), 0, STAT, null).contextHandle();
        Session stranger = client("zoe");
        for (ContextHandle handle :
                new ContextHandle[] {annas, ContextHandle.NULL, new ContextHandle(0, UUID.randomUUID())}) {
            NspiUpdateStatRequest request = new NspiUpdateStatRequest(handle, 0, STAT, null);
            assertThat(service.serve(stranger, request)).isEqualTo(Verdict.fault(FaultStatus.CONTEXT_MISMATCH));
        }
    }

    @Test
    @Requirement("MS-OXNSPI_R666")
    void faultsOnOperationsThatDoNotExist() {
        Session client = client("anna");
        for (int opnum : new int[] {15, 21, 4711}) {
            assertThat(service.serve(client, new OpaqueRequest(opnum, ByteBuffer.allocate(20))))
                    .isEqualTo(Verdict.fault(FaultStatus.OP_RANGE_ERROR));
        }
    }

    @Test
    @Requirement("MS-OXNSPI_R739")
    void showsNobodyAnotherOrganization() {
        Session client = client("zoe");
        ContextHandle handle = bind(client, 0, STAT, null).contextHandle();
        assertThat(dnToMId(client, handle, zoe.legacyExchangeDn())).isEqualTo(zoe.minimalId());
        assertThat(dnToMId(client, handle, anna.legacyExchangeDn())).isZero();
    }

    @Test
    void answersLaterWhatTakesTimeAndReadsPhotosOnAnotherThread() throws Exception {
        Session client = client("anna");
        ContextHandle handle = bind(client, 0, STAT, null).contextHandle();
        example.readThrough(0x8C9E);
        books.large(anna, PropertyMapper.binary(ByteBuffer.wrap(new byte[] {1})));
        NspiGetPropsRequest photo = new NspiGetPropsRequest(
                handle, 0, STAT.withCurrentRec(anna.minimalId()), PropertyTagArray.of(java.util.List.of(0x8C9E0102L)));
        Verdict.AnswerLater later = (Verdict.AnswerLater) service.serve(client, photo);
        NspiGetPropsResponse response =
                (NspiGetPropsResponse) later.response().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(response.returnValue()).isZero();
        assertThat(books.readOn()).containsExactly("nspi");

        NspiUpdateStatRequest update = new NspiUpdateStatRequest(handle, 0, STAT, null);
        assertThat(service.serve(client, update)).isInstanceOf(Verdict.Answer.class);
        example.claimSize(100_000);
        Verdict.AnswerLater sorted = (Verdict.AnswerLater) service.serve(client, update);
        assertThat(((NspiUpdateStatResponse)
                                sorted.response().toCompletableFuture().get(10, TimeUnit.SECONDS))
                        .pStat()
                        .totalRecs())
                .isEqualTo(1);
    }

    private long dnToMId(Session client, ContextHandle handle, String dn) {
        NspiDNToMIdRequest request = new NspiDNToMIdRequest(handle, 0, StringsArray.of(java.util.List.of(dn)));
        return ((NspiDNToMIdResponse) answer(service.serve(client, request)))
                .ppOutMIds()
                .aulPropTag()
                .get(0);
    }

    private NspiBindResponse bind(Session client, long flags, Stat stat, FlatUID guid) {
        return (NspiBindResponse) answer(service.serve(client, (Request) new NspiBindRequest(flags, stat, guid)));
    }

    private static Response answer(Verdict verdict) {
        return ((Verdict.Answer) verdict).response();
    }

    private static Session client(String user) {
        AuthenticatedPrincipal principal = new AuthenticatedPrincipal(user, "EXAMPLE", AuthType.NTLMSSP);
        return Client.of(principal, new InetSocketAddress("127.0.0.1", 40000)).session();
    }

    private static Session anonymous() {
        AuthenticatedPrincipal nobody = AuthenticatedPrincipal.anonymous(AuthType.NTLMSSP);
        return Client.of(nobody, new InetSocketAddress("127.0.0.1", 40001)).session();
    }
}
