/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.idlcompiler.emit.JavaEmitter;
import org.openchange.mapiproxy.idlcompiler.model.IdlFile;
import org.openchange.mapiproxy.idlcompiler.parse.IdlParser;

/** What is wrong, where, and what was expected. The declaration stands in line 3. */
class ErrorTest {
    private static final String HEADER = "[uuid(00000000-1111-2222-3333-444444444444)]\ninterface x {\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        typedef struct { long a } s;                             | 3:25 | unexpected '}', expected
        void F([in] long a;                                      | 3:19 | unexpected ';', expected ',' or ')'
        typedef struct { nothing a; } s;                         | 3:18 | unknown type 'nothing', expected a built-in type
        typedef struct { unsigned float a; } s;                  | 3:18 | 'unsigned float' is not a type
        typedef struct { long a; short a; } s;                   | 3:32 | duplicate name 'a'
        typedef struct { long n; [size_is(m)] long *p; } s;      | 3:35 | size_is of undeclared 'm', expected one of n, p
        typedef struct { long n; [length_is(m)] long p[3]; } s;  | 3:37 | length_is of undeclared 'm'
        typedef struct { float n; [size_is(n)] long *p; } s;     | 3:36 | size_is of 'n', expected an integer
        typedef struct { long n; [size_is(n)] long p; } s;       | 3:44 | 'p' has array attributes, expected a pointer
        typedef struct { long n; [size_is(n)] long p[3]; } s;    | 3:44 | size_is on an array of 3 items, expected []
        typedef struct { long n; [size_is()] long *p; } s;       | 3:27 | size_is without an expression
        typedef struct { long n; [first_is(n)] long p[3]; } s;   | 3:27 | first_is is not supported
        typedef struct { long n; [size_is(n)] long p[]; long z; } s; | 3:44 | conformant 'p', expected it to be the last member
        typedef struct { long p[]; } s;                          | 3:23 | array 'p' of no size, expected size_is
        typedef struct { long p[0]; } s;                         | 3:24 | an array of 0 items
        typedef struct { long n; [size_is(n / n)] long *p; } s;  | 3:35 | division by 'n', expected a constant
        typedef struct { [string] long *p; } s;                  | 3:32 | [string] on 'p', expected char, byte or wchar_t
        typedef struct { void *p; } s;                           | 3:24 | 'p' is void, expected a type or [context_handle]
        typedef struct { handle_t h; } s;                        | 3:27 | a handle as member 'h'
        typedef struct { } s;                                    | 3:9  | structure 's' is empty
        typedef struct t { struct t a; } s;                      | 3:29 | 's' contains itself, expected a pointer
        typedef struct { struct t *a; } s;                       | 3:18 | 't' is used here and defined nowhere
        typedef struct { long a; } s; typedef struct { long b; } s; | 3:39 | duplicate definition of 's'
        typedef long s; typedef short s;                         | 3:31 | duplicate type 's'
        const long c = 1; const long c = 2;                      | 3:30 | duplicate definition of 'c'
        const long c = n;                                        | 3:16 | 'n' is not a constant
        const long c = 1 / 0;                                    | 3:16 | division by '0'
        typedef union { [case(1)] long a; } u;                   | 3:9  | a union without switch_type
        typedef [switch_type(long)] union { long a; } u;         | 3:37 | an arm of a union, expected either [case(...)]
        typedef [switch_type(long)] union { [case(1)] long a; [case(1)] long b; } u; | 3:55 | duplicate case 1
        typedef [switch_type(long)] union { [default] ; [default] ; } u; | 3:29 | 2 default arms, expected one
        typedef [switch_type(float)] union { [case(1)] long a; } u; | 3:30 | discriminant of union 'u', expected an integer
        typedef struct { long n; [switch_is(n)] long p; } s;     | 3:46 | switch_is on 'p', expected a union
        typedef [frobnicate] long s;                             | 3:10 | unknown attribute 'frobnicate', expected one of
        typedef [unique, unique] long *s;                        | 3:18 | attribute 'unique' is given twice
        typedef struct { [range(5, 1)] long a; } s;              | 3:37 | range, expected minimum <= maximum
        typedef struct { [range(5)] long a; } s;                 | 3:34 | range, expected [range(minimum, maximum)]
        typedef struct { long a, A; } s;                         | 3:26 | two members are called 'a' in Java
        typedef struct { long a; } s_t; typedef struct { long a; } s_r; | 3:41 | both called S in Java
        void F([in] long a, [in] long a);                        | 3:31 | duplicate name 'a'
        void F(); void F();                                      | 3:11 | duplicate operation 'F'
        void F(long a);                                          | 3:8  | parameter 'a' without direction, expected [in] or [out]
        void F([in] long);                                       | 3:8  | a parameter without a name
        void F([out] long a);                                    | 3:19 | [out] parameter 'a', expected a pointer
        float F();                                               | 3:7  | the result of 'F', expected an integer type or void
        void F([in, unique] long *n, [in, size_is(*n)] long *p); | 3:44 | size_is of '*n', expected a reference pointer
        typedef union switch (long k) { case 1: long a; } u; const long c = 99999999999999999999; | 3:69 | has more than 64 bits
        """)
    void saysWhereAndWhat(String declaration, String place, String message) throws IOException {
        IdlException error = failure(HEADER + declaration + "\n}\n");

        assertThat(error.errors().get(0))
                .hasToString(error.getMessage().lines().findFirst().orElseThrow());
        assertThat(error.getMessage()).contains("x.idl:" + place + ": ").contains(message);
    }

    @Test
    void reportsEverySemanticErrorAtOnce() throws IOException {
        IdlException error = failure(HEADER + "typedef struct { void *p; void *q; } s;\nvoid F([out] long a);\n}");

        assertThat(error.errors()).extracting(e -> e.position().line()).containsExactly(3, 3, 4);
    }

    @Test
    void wantsAUuid() throws IOException {
        assertThat(failure("[version(1.0)] interface x { }").getMessage())
                .contains("x.idl:1:1: an interface without uuid, expected [uuid(");
    }

    @Test
    void namesAnImportThatIsNotThere() throws IOException {
        assertThat(failure("import \"missing.idl\";").getMessage())
                .contains("x.idl:1:1: cannot read the imported file")
                .contains("missing.idl");
    }

    @Test
    void namesTheImportedFileInWhichTheErrorIs() throws IOException {
        Files.writeString(directory.resolve("broken.idl"), "\ntypedef nonsense t;\n");

        assertThat(failure("import \"broken.idl\";").getMessage()).contains("broken.idl:2:9: unknown type 'nonsense'");
    }

    @Test
    void refusesACharacterThatNoTokenHas() throws IOException {
        assertThatThrownBy(() -> compile("const long a = 1 ? 2 : 3;"))
                .isInstanceOf(IdlException.class)
                .hasMessageContaining("x.idl:1:18: unexpected '?'");
    }

    private IdlException failure(String idl) throws IOException {
        Path file = Files.writeString(directory.resolve("x.idl"), idl);
        return catchThrowableOfType(IdlException.class, () -> compile(file));
    }

    private void compile(String idl) throws IOException {
        compile(Files.writeString(directory.resolve("x.idl"), idl));
    }

    private static void compile(Path path) throws IOException {
        IdlFile file = IdlParser.parse(path);
        JavaEmitter.emit(file, "x");
    }
}
