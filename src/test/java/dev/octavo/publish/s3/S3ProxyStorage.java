package dev.octavo.publish.s3;

import dev.octavo.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Provides an S3Proxy, which starts with the first test that needs it, and ends after the last test. */
final class S3ProxyStorage implements ParameterResolver {
    private record Running(S3Server server, Path folder) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("octavo-s3-");
                return new Running(S3Server.proxy(folder, Map.of()), folder);
            } catch (Exception e) {
                throw new IllegalStateException("no storage for the tests", e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            PathUtils.deleteDirectory(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == S3Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent("s3proxy", key -> Running.start(), Running.class)
                .server();
    }
}
