package dev.octavo.publish.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes a storage store other bytes than were sent, and respond with 200, like storages that store the framing of
 * checksums.
 */
final class CorruptingInterceptor implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        boolean content = context.httpRequest().encodedPath().contains("/objects/");
        return content
                ? context.httpRequest().copy(request -> request.removeHeader("Content-MD5"))
                : context.httpRequest();
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        boolean content = context.httpRequest().encodedPath().contains("/objects/");
        return context.requestBody()
                .map(body -> content && body.optionalContentLength().orElse(0L) > 0 ? changed(body) : body);
    }

    private static RequestBody changed(RequestBody body) {
        try (InputStream in = body.contentStreamProvider().newStream()) {
            byte[] bytes = in.readAllBytes();
            bytes[bytes.length / 2] ^= 1;
            return RequestBody.fromInputStream(new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
