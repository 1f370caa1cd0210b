package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.bucket.Lease;
import dev.octavo.publish.s3.bucket.Pace;
import dev.octavo.publish.s3.state.Holder;
import dev.octavo.publish.s3.state.Keys;
import dev.octavo.publish.s3.state.State;
import dev.octavo.publish.s3.storage.Body;
import dev.octavo.publish.s3.storage.Condition;
import dev.octavo.publish.s3.storage.Storage;
import dev.octavo.site.destination.Destination;
import dev.octavo.testing.S3Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The right to publish is as old as the request that renewed it, however late the answer comes. */
@Tag("ci")
@ExtendWith(HonestStorage.class)
final class SlowAnswerTest {
    private static final Duration RENEWAL = Duration.ofSeconds(1);
    private static final Pace PACE = new Pace(RENEWAL, Duration.ofSeconds(3), 2, 1);

    private final S3Server server;

    SlowAnswerTest(S3Server server) {
        this.server = server;
    }

    @Test
    void whatIsAnsweredLateIsRenewedBeforeTheNextStep() {
        assertEquals(List.of("manifest", "manifest", "step"), requests("slow", When.FIRST));
    }

    @Test
    void whatIsAnsweredLateAndNeverHeardIsRenewedToo() {
        // The library asks a second time, and that the first has arrived is read.
        assertEquals(List.of("manifest", "manifest", "manifest", "step"), requests("slow-lost", When.FIRST_AND_LOST));
    }

    @Test
    void whatIsAlwaysAnsweredLateEndsThePublishing() {
        ProblemException e = assertThrows(ProblemException.class, () -> requests("slow-always", When.ALWAYS));
        assertEquals(
                "the bucket slow-always at 127.0.0.1 takes so long to answer that somebody else may have begun to publish"
                        + " there meanwhile",
                e.getMessage());
    }

    /** When an answer to the state that is written comes late, or late and broken. */
    private enum When {
        FIRST,
        FIRST_AND_LOST,
        ALWAYS
    }

    /** What is written, in its order, by one who takes the right, hears of it late, and does one step. */
    private List<String> requests(String name, When when) {
        TestBucket made = TestBucket.make(server, name, "");
        Slow slow = new Slow(RENEWAL.multipliedBy(5).dividedBy(2), when);
        Destination.Bucket place = made.place(server.port(), 3);
        try (Storage storage = Storage.open(place, PACE.attempts(), List.of(slow))) {
            Bucket bucket = new Bucket(place, storage, new Keys(""), made.settings(false), PACE);
            State publishing = new State(State.Phase.PUBLISHING, 1, List.of(), List.of(), Holder.NOBODY);
            List<String> written;
            try (Lease lease = Lease.take(bucket, publishing, Optional.empty())) {
                lease.step(there -> there.put("step", Body.of(new byte[1]), Bucket.BESIDE, Condition.NONE));
                written = slow.written();
            }
            assertEquals(List.of(), made.told);
            return written;
        }
    }

    /** What is written arrives at once, and is answered late. */
    private static final class Slow implements ExecutionInterceptor {
        private final Duration late;
        private final When when;
        private final List<String> written = Collections.synchronizedList(new ArrayList<>());

        Slow(Duration late, When when) {
            this.late = late;
            this.when = when;
        }

        List<String> written() {
            synchronized (written) {
                return List.copyOf(written);
            }
        }

        private static String name(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            String name = name(context.httpRequest().encodedPath());
            if (context.httpRequest().method() == SdkHttpMethod.PUT && !name.equals("probe")) {
                written.add(name);
            }
        }

        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            boolean state = context.httpRequest().method() == SdkHttpMethod.PUT
                    && name(context.httpRequest().encodedPath()).equals("manifest");
            if (state && (when == When.ALWAYS || written().size() == 1)) {
                try {
                    Thread.sleep(late.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (when == When.FIRST_AND_LOST) {
                    throw SdkClientException.create("broken", new IOException("broken"));
                }
            }
        }
    }
}
