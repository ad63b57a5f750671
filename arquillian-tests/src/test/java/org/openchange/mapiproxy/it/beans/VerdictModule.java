/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Verdict;

/** Gives each verdict, and fails in each way; the operation says which. Every other operation is relayed. */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "verdicts"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = StubText.INTERFACE)
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class VerdictModule implements ProxyModule {
    /** Relayed ahead, and answered by upstream with its own stub. */
    public static final int ASKED_AHEAD = 30;
    /** Relayed ahead, and answered by upstream with very much. */
    public static final int LARGE = 31;

    public static final int ANSWER = 1;
    public static final int ANSWER_LATER = 2;
    public static final int ANSWER_NEVER = 3;
    public static final int ANSWER_LATER_FAILS = 4;
    public static final int AHEAD_THEN_ANSWER = 5;
    public static final int AHEAD_THEN_RELAY = 6;
    public static final int AHEAD_WITHOUT_END = 7;
    public static final int AHEAD_TOO_MUCH = 8;
    public static final int FAULT = 9;
    public static final int MODULE_EXCEPTION = 10;
    public static final int OTHER_EXCEPTION = 11;
    public static final int NO_VERDICT = 12;
    public static final int ANSWER_OF_ANOTHER_OPERATION = 13;

    private static final long LATER_MILLIS = 200;

    @Override
    public Verdict onDispatch(Call call, Request request) throws ModuleException {
        return switch (request.opnum()) {
            case ANSWER -> Verdict.answer(StubText.response(ANSWER, "answered"));
            case ANSWER_LATER -> Verdict.answerLater(CompletableFuture.supplyAsync(
                    () -> StubText.response(ANSWER_LATER, "answered later"),
                    CompletableFuture.delayedExecutor(LATER_MILLIS, TimeUnit.MILLISECONDS)));
            case ANSWER_NEVER -> Verdict.answerLater(new CompletableFuture<>());
            case ANSWER_LATER_FAILS -> Verdict.answerLater(CompletableFuture.failedFuture(
                    new ModuleException(FaultStatus.OUT_OF_RESOURCES, "the test wants it so")));
            case AHEAD_THEN_ANSWER -> askTwice();
            case AHEAD_THEN_RELAY -> Verdict.relayAhead(ahead("one"), (same, response) -> Verdict.relay());
            case AHEAD_WITHOUT_END -> askOnAndOn(ahead("more"));
            case AHEAD_TOO_MUCH -> askOnAndOn(StubText.request(LARGE, "large"));
            case FAULT -> Verdict.fault(FaultStatus.ACCESS_DENIED);
            case MODULE_EXCEPTION -> throw new ModuleException(FaultStatus.CONTEXT_MISMATCH, "the test wants it so");
            case OTHER_EXCEPTION -> throw new IllegalStateException("the test wants it so");
            case NO_VERDICT -> null;
            case ANSWER_OF_ANOTHER_OPERATION -> Verdict.answer(StubText.response(ANSWER, "answered"));
            default -> Verdict.relay();
        };
    }

    private static Request ahead(String text) {
        return StubText.request(ASKED_AHEAD, text);
    }

    private static Verdict askTwice() {
        return Verdict.relayAhead(
                ahead("one"),
                (call, first) -> Verdict.relayAhead(
                        ahead("two"),
                        (same, second) -> Verdict.answer(
                                StubText.response(AHEAD_THEN_ANSWER, StubText.of(first) + "+" + StubText.of(second)))));
    }

    private static Verdict askOnAndOn(Request request) {
        return Verdict.relayAhead(request, (call, response) -> askOnAndOn(request));
    }
}
