/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idlcompiler;

import java.util.List;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.idlcompiler.model.Position;

/** An IDL file cannot be compiled. The message has one line an error: file, line, column, and what was expected. */
public final class IdlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<IdlError> errors;

    public IdlException(List<IdlError> errors) {
        super(errors.stream().map(IdlError::toString).collect(Collectors.joining(System.lineSeparator())));
        this.errors = List.copyOf(errors);
    }

    public IdlException(Position position, String message) {
        this(List.of(new IdlError(position, message)));
    }

    public List<IdlError> errors() {
        return errors;
    }
}
