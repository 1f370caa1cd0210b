package dev.octavo.publish.s3;

import dev.octavo.lib.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Counts the requests of a publishing, and kills it at one of them: that one and all later ones are not sent, or it is
 * sent and its response is lost. For the storage, it is as if the machine had lost power.
 */
final class RequestKiller implements UnaryOperator<Wire> {
    private final AtomicInteger count = new AtomicInteger();
    private final int last;
    private final boolean lastLeaves;
    private final List<String> uploads = Collections.synchronizedList(new ArrayList<>());

    private RequestKiller(int last, boolean lastLeaves) {
        this.last = last;
        this.lastLeaves = lastLeaves;
    }

    static RequestKiller counted() {
        return new RequestKiller(Integer.MAX_VALUE, false);
    }

    static RequestKiller deadFrom(int number) {
        return new RequestKiller(number, false);
    }

    static RequestKiller deafFrom(int number) {
        return new RequestKiller(number, true);
    }

    int count() {
        return count.get();
    }

    /** The contents sent, by key. */
    List<String> uploads() {
        synchronized (uploads) {
            return List.copyOf(uploads);
        }
    }

    @Override
    public Wire apply(Wire wire) {
        return request -> {
            int number = count.incrementAndGet();
            if (number > last || (number == last && !lastLeaves)) {
                throw killed();
            }
            String path = request.uri().getPath();
            if (request.body().isPresent() && path.contains("/objects/")) {
                uploads.add(path.replaceFirst(".*/objects/", ""));
            }
            Answer answer = wire.send(request);
            if (count.get() >= last) {
                throw killed();
            }
            return answer;
        };
    }

    private static ProblemException killed() {
        return ProblemException.of("killed", "nothing helps");
    }
}
