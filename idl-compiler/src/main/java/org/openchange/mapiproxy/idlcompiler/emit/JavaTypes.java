/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import org.openchange.mapiproxy.idlcompiler.model.Scalar;
import org.openchange.mapiproxy.idlcompiler.model.Type;
import org.openchange.mapiproxy.idlcompiler.model.Type.PointerKind;

/**
 * Which Java type stands for a type of the IDL: a signed number is the Java type of its size, an unsigned one the next larger
 * (but hyper stays long), arrays of octets are ByteBuffer, other arrays List, strings String, pointers nullable.
 */
final class JavaTypes {
    private final String packageName;

    JavaTypes(String packageName) {
        this.packageName = packageName;
    }

    ClassName named(String idlName) {
        return ClassName.get(packageName, JavaNames.type(idlName));
    }

    TypeName of(Type type) {
        if (type instanceof Type.Primitive primitive) {
            return of(primitive.scalar());
        } else if (type instanceof Type.Uuid) {
            return Runtime.UUID_TYPE;
        } else if (type instanceof Type.Named named) {
            return named(named.name());
        } else if (type instanceof Type.Array array) {
            return Layout.isOctets(array) ? Runtime.BYTES : Runtime.listOf(of(array.element()));
        } else if (type instanceof Type.Text) {
            return Runtime.STRING;
        } else if (type instanceof Type.Context) {
            return Runtime.CONTEXT_HANDLE;
        } else if (type instanceof Type.Pointer pointer) {
            return of(pointer);
        }
        throw new IllegalArgumentException(type + " is not on the wire");
    }

    private TypeName of(Type.Pointer pointer) {
        TypeName target = of(pointer.target());
        if (pointer.kind() == PointerKind.REF) {
            return target;
        }
        return isNullable(pointer.target()) ? ParameterizedTypeName.get(Runtime.REFERENT, target.box()) : target.box();
    }

    /** Whether null is one of its values. */
    static boolean isNullable(Type type) {
        return type instanceof Type.Pointer pointer
                && (pointer.kind() != PointerKind.REF || isNullable(pointer.target()));
    }

    /** Whether its values are held as {@code Referent}, since both the pointer and its target may be NULL. */
    static boolean isWrapped(Type type) {
        return type instanceof Type.Pointer pointer
                && pointer.kind() != PointerKind.REF
                && isNullable(pointer.target());
    }

    static TypeName of(Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN -> TypeName.BOOLEAN;
            case BYTE, CHAR, UNSIGNED_SMALL, UNSIGNED_SHORT, LONG -> TypeName.INT;
            case SMALL -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case WCHAR -> TypeName.CHAR;
            case UNSIGNED_LONG, HYPER, UNSIGNED_HYPER -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
        };
    }

    /** The reader's and writer's methods are called after this. */
    static String method(Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN -> "Boolean";
            case BYTE, CHAR, UNSIGNED_SMALL -> "UnsignedByte";
            case SMALL -> "Byte";
            case WCHAR -> "Char";
            case SHORT -> "Short";
            case UNSIGNED_SHORT -> "UnsignedShort";
            case LONG -> "Int";
            case UNSIGNED_LONG -> "UnsignedInt";
            case HYPER, UNSIGNED_HYPER -> "Long";
            case FLOAT -> "Float";
            case DOUBLE -> "Double";
        };
    }
}
