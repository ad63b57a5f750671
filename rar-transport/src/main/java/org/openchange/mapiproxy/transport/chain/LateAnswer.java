/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import io.netty.channel.EventLoop;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.Verdict;

/**
 * The answer that a module or server promised. The first of completion, time-out and the end of the call counts; from then on the stage
 * keeps nothing of the call alive, though a module may hold the stage for ever.
 */
final class LateAnswer {
    private final int answeredBy;
    private CallPass pass;
    private Future<?> timer;

    private LateAnswer(CallPass pass, int answeredBy) {
        this.pass = pass;
        this.answeredBy = answeredBy;
    }

    static void await(CallPass pass, Verdict.AnswerLater later, int answeredBy) throws ModuleException {
        CompletionStage<? extends Response> stage = later.response();
        LateAnswer answer = new LateAnswer(pass, answeredBy);
        if (stage instanceof CompletableFuture<? extends Response> future && future.isDone()) {
            // Completed by the hook itself: there is no other thread, and nothing to wait for.
            future.whenComplete(answer::deliver);
            return;
        }
        EventLoop eventLoop = pass.inbound().association().eventLoop();
        long millis = pass.parts().settings().limits().relayTime().toMillis();
        answer.timer = eventLoop.schedule(answer::timeOut, millis, TimeUnit.MILLISECONDS);
        pass.onEnd(answer::drop);
        stage.whenComplete((response, failure) -> answer.arrive(eventLoop, response, failure));
    }

    /** On whatever thread completed the stage; never inside the hook of another module, so always by way of the queue. */
    private void arrive(EventLoop eventLoop, Response response, Throwable failure) {
        try {
            eventLoop.execute(() -> deliver(response, failure));
        } catch (RejectedExecutionException e) {
            // The event loop has shut down, and every association and call with it.
            System.getLogger(LateAnswer.class.getName())
                    .log(System.Logger.Level.DEBUG, "a late answer arrived after the adapter stopped");
        }
    }

    private void deliver(Response response, Throwable failure) {
        CallPass waiting = pass;
        drop();
        if (waiting == null) {
            return;
        }
        if (failure == null) {
            waiting.guard(() -> waiting.answer(Objects.requireNonNull(response, "late answer"), answeredBy));
        } else if (!waiting.hasEnded()) {
            waiting.fault(
                    waiting.failures().statusOf(unwrap(failure)),
                    waiting.failures().didNotExecute());
        }
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private void timeOut() {
        CallPass waiting = pass;
        drop();
        if (waiting != null && !waiting.hasEnded()) {
            waiting.fault(waiting.failures().timedOut(), false);
        }
    }

    private void drop() {
        pass = null;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
