package dev.octavo.publish.s3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Counts the requests of a publishing, and kills it at one of them: that one and all later ones are not sent, or it is
 * sent and its response is lost. For the storage, it is as if the machine had lost power.
 */
final class RequestKiller implements ExecutionInterceptor {
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
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        int number = count.incrementAndGet();
        if (number > last || (number == last && !lastLeaves)) {
            throw SdkClientException.create("killed");
        }
        SdkHttpRequest request = context.httpRequest();
        boolean copies = request.firstMatchingHeader("x-amz-copy-source").isPresent();
        if (request.method() == SdkHttpMethod.PUT
                && !copies
                && request.encodedPath().contains("/objects/")) {
            uploads.add(request.encodedPath().replaceFirst(".*/objects/", ""));
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (count.get() >= last) {
            throw SdkClientException.create("killed");
        }
    }
}
