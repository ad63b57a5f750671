/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/** The library types that generated code uses. */
final class Runtime {
    static final ClassName READER = ndr("NdrReader");
    static final ClassName WRITER = ndr("NdrWriter");
    static final ClassName VALUES = ndr("Values");
    static final ClassName CONTEXT_HANDLE = ndr("ContextHandle");
    static final ClassName DEFERRED = ndr("Deferred");
    static final ClassName REFERENT = ndr("Referent");
    static final ClassName UNKNOWN_VALUE = ClassName.get("org.openchange.mapiproxy.wire", "UnknownValueException");
    static final ClassName PRINT_TREE = ClassName.get("org.openchange.mapiproxy.print", "PrintTree");
    static final ClassName REQUEST = idl("Request");
    static final ClassName RESPONSE = idl("Response");
    static final ClassName OPAQUE_REQUEST = idl("OpaqueRequest");
    static final ClassName OPAQUE_RESPONSE = idl("OpaqueResponse");
    static final ClassName OPERATION = idl("Operation");
    static final ClassName RPC_INTERFACE = idl("RpcInterface");
    static final ClassName SYNTAX_ID = ClassName.get("org.openchange.mapiproxy.dcerpc", "SyntaxId");
    static final ClassName LIST = ClassName.get(List.class);
    static final ClassName BYTES = ClassName.get(ByteBuffer.class);
    static final ClassName UUID_TYPE = ClassName.get(UUID.class);
    static final ClassName STRING = ClassName.get(String.class);

    private Runtime() {}

    static TypeName listOf(TypeName item) {
        return ParameterizedTypeName.get(LIST, item.box());
    }

    static TypeName deferred(TypeName value) {
        return ParameterizedTypeName.get(DEFERRED, value.box());
    }

    private static ClassName ndr(String name) {
        return ClassName.get("org.openchange.mapiproxy.ndr", name);
    }

    private static ClassName idl(String name) {
        return ClassName.get("org.openchange.mapiproxy.idl", name);
    }
}
