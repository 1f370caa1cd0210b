package dev.octavo.publish.s3.storage;

import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Asks once more, at the last moment before a request or its repetition leaves, whether it may: the machine may have slept
 * since it was decided.
 */
final class Guard implements ExecutionInterceptor {
    static final ExecutionAttribute<BooleanSupplier> ALLOWED = new ExecutionAttribute<>("octavo-allowed");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (!attributes.getOptionalAttribute(ALLOWED).orElse(() -> true).getAsBoolean()) {
            throw new StaleException();
        }
    }
}
