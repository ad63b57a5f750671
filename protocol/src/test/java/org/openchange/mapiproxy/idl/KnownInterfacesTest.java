/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

class KnownInterfacesTest {
    @ParameterizedTest
    @CsvSource({
        "exchange_emsmdb,  a4f1db00-ca47-1067-b31f-00dd010662da/0.81, 15",
        "asyncemsmdb,      5261574a-4572-206e-b268-6b199213b4e4/0.1,  1",
        "exchange_nsp,     f5cc5a18-4264-101a-8c59-08002b2f8426/56.0, 21",
        "exchange_ds_rfr,  1544f5e0-613c-11d1-93df-00c04fd7bd09/1.0,  2",
        "epmapper,         e1af8308-5d1f-11c9-91a4-08002b14a0fa/3.0,  8",
        "mgmt,             afa8bd80-7d8a-11c9-bef4-08002b102989/1.0,  5",
    })
    void findsAnInterfaceByNameAndByIdentity(String name, String id, int operations) {
        RpcInterface known = KnownInterfaces.byName(name).orElseThrow();

        assertThat(known.id()).isEqualTo(SyntaxId.parse(id));
        assertThat(KnownInterfaces.byId(known.id())).containsSame(known);
        assertThat(known.operations()).hasSize(operations);
        assertThat(known.operation(operations)).isEmpty();
    }

    @Test
    void knowsNothingElse() {
        assertThat(KnownInterfaces.byName("samr")).isEmpty();
        assertThat(KnownInterfaces.byId(SyntaxId.NDR)).isEmpty();
    }
}
