/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.dcerpc.BindingString.Flag;

class BindingStringTest {

    @Test
    void readsTheBindingOfTheFiveMinuteConfiguration() {
        BindingString binding = BindingString.parse("ncacn_ip_tcp:192.0.2.1[print]");

        assertThat(binding.host()).isEqualTo("192.0.2.1");
        assertThat(binding.endpoint()).isEmpty();
        assertThat(binding.flags()).containsExactly(Flag.PRINT);
        assertThat(binding.authLevel()).isEmpty();
        assertThat(binding.authType()).isEmpty();
    }

    @Test
    void readsEveryPart() {
        BindingString binding = BindingString.parse("12345678-1234-abcd-ef00-01234567cffb@NCACN_IP_TCP:dc1.example.test"
                + "[49152,connect,packet,Sign,SEAL,ntlm,spnego,krb5,bigendian,print,localaddress=127.0.0.2,"
                + "target_hostname=dc1,target_principal=host/dc1.example.test]");

        assertThat(binding.object()).contains(UUID.fromString("12345678-1234-abcd-ef00-01234567cffb"));
        assertThat(binding.host()).isEqualTo("dc1.example.test");
        assertThat(binding.endpoint()).hasValue(49152);
        assertThat(binding.flags()).isEqualTo(EnumSet.allOf(Flag.class));
        assertThat(binding.localAddress()).contains("127.0.0.2");
        assertThat(binding.targetHostname()).contains("dc1");
        assertThat(binding.targetPrincipal()).contains("host/dc1.example.test");
        assertThat(binding.authenticationHost()).isEqualTo("dc1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ncacn_ip_tcp:host",
                "ncacn_ip_tcp:host[135]",
                "ncacn_ip_tcp:host[seal,krb5]",
                "ncacn_ip_tcp:fe80::1%eth0[6001,sign]",
                "ncacn_ip_tcp:::1[6001]",
                "ncacn_ip_tcp:host[6001,sign,ntlm,localaddress=127.0.0.9,target_hostname=a,target_principal=b/c,padcheck]",
                "12345678-1234-abcd-ef00-01234567cffb@ncacn_ip_tcp:host[1,print]"
            })
    void printsWhatItRead(String text) {
        BindingString binding = BindingString.parse(text);

        assertThat(binding).hasToString(text);
        assertThat(BindingString.parse(binding.toString())).isEqualTo(binding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ncacn_ip_tcp:h[]", "ncacn_ip_tcp:h[,]", "ncacn_ip_tcp:h", " ncacn_ip_tcp:h[ , ] "})
    void takesAnEmptyOptionPart(String text) {
        assertThat(BindingString.parse(text)).hasToString("ncacn_ip_tcp:h");
    }

    @Test
    void takesFlagsAfterAnEmptyEndpoint() {
        assertThat(BindingString.parse("ncacn_ip_tcp:h[,sign]").authLevel()).contains(AuthLevel.INTEGRITY);
    }

    @ParameterizedTest
    @CsvSource({
        "ncacn_ip_tcp:[::1],::1,0",
        "ncacn_ip_tcp:[::1][135],::1,135",
        "'ncacn_ip_tcp:2001:db8::5[99,sign]',2001:db8::5,99"
    })
    void takesAnIpv6AddressBareOrInBrackets(String text, String host, int endpoint) {
        BindingString binding = BindingString.parse(text);

        assertThat(binding.host()).isEqualTo(host);
        assertThat(binding.endpoint().orElse(0)).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "'connect,packet',PACKET",
        "'sign,connect',INTEGRITY",
        "'sign,seal',PRIVACY",
        "'connect',CONNECT",
        "'packet',PACKET"
    })
    void choosesTheStrongestLevel(String flags, AuthLevel level) {
        assertThat(BindingString.parse("ncacn_ip_tcp:h[" + flags + "]").authLevel())
                .contains(level);
    }

    @ParameterizedTest
    @CsvSource({"'ntlm',NTLMSSP", "'krb5,ntlm',KERBEROS", "'ntlm,krb5,spnego',SPNEGO"})
    void choosesTheProviderInSambasOrder(String flags, AuthType type) {
        assertThat(BindingString.parse("ncacn_ip_tcp:h[" + flags + "]").authType())
                .contains(type);
    }

    @Test
    void notesTheOptionsOfSambaThatHaveNoMeaningHere() {
        BindingString binding = BindingString.parse("ncacn_ip_tcp:h[padcheck,sign,ndr64,assoc_group_id=0x5]");

        assertThat(binding.ignored()).containsExactly("padcheck", "ndr64", "assoc_group_id=0x5");
        assertThat(binding.flags()).containsExactly(Flag.SIGN);
    }

    @ParameterizedTest
    @CsvSource({
        "'ncacn_ip_tcp:h[sing]','flag \"sing\" is not known; allowed are a port and connect, packet, sign, seal, ntlm'",
        "'ncacn_ip_tcp:h[schannel]','flag \"schannel\" is not known'",
        "'ncacn_ip_tcp:h[colour=red]','option \"colour\" is not known'",
        "'ncacn_ip_tcp:h[localaddress=]','option \"localaddress\" has no usable value'",
        "'ncacn_np:h[\\pipe\\samr]','protocol sequence \"ncacn_np\" is not available; allowed is ncacn_ip_tcp'",
        "'ncacn_http:h[6001]','protocol sequence \"ncacn_http\" is not available'",
        "'ncalrpc:','protocol sequence \"ncalrpc\" is not available'",
        "'tcp:h','protocol sequence \"tcp\" is not known'",
        "'host','no protocol sequence'",
        "'ncacn_ip_tcp:','names no host'",
        "'ncacn_ip_tcp:[135]','names no host'",
        "'ncacn_ip_tcp:h[0]','not a TCP port'",
        "'ncacn_ip_tcp:h[65536]','not a TCP port'",
        "'ncacn_ip_tcp:h[99999999999999]','not a TCP port'",
        "'ncacn_ip_tcp:h[1,2]','two values for \"endpoint\"'",
        "'ncacn_ip_tcp:h[1','pair of brackets'",
        "'ncacn_ip_tcp:h[1]x','pair of brackets'",
        "'ncacn_ip_tcp:a b','not a host name or address'",
        "'ncacn_ip_tcp:h:x!y','not a host name or address'",
        "'zzz@ncacn_ip_tcp:h','not an object UUID'",
        "'12345678-1234-abcd-ef00-01234567cffx@ncacn_ip_tcp:h','not an object UUID'"
    })
    void refusesWithWhatIsWrongAndWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> BindingString.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("\"" + text + "\"");
    }
}
