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
 * Counts what a publishing asks of a storage, and lets it die at a request: neither that one nor any later one leaves, or it
 * leaves and its answer is never heard. For the storage it is as if the machine had lost its power.
 */
final class Requests implements ExecutionInterceptor {
    private final AtomicInteger count = new AtomicInteger();
    private final int last;
    private final boolean lastLeaves;
    private final List<String> uploads = Collections.synchronizedList(new ArrayList<>());

    private Requests(int last, boolean lastLeaves) {
        this.last = last;
        this.lastLeaves = lastLeaves;
    }

    static Requests counted() {
        return new Requests(Integer.MAX_VALUE, false);
    }

    static Requests deadFrom(int number) {
        return new Requests(number, false);
    }

    static Requests deafFrom(int number) {
        return new Requests(number, true);
    }

    int count() {
        return count.get();
    }

    /** The contents that were sent, by key. */
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
