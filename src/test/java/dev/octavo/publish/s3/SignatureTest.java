package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignatureTest {
    private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");
    private static final Credentials EXAMPLE = new Credentials(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty(), Optional.empty());

    /** The examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html. */
    @ParameterizedTest
    @CsvSource({
        "GET, test.txt, range, bytes=0-9, '', f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        "PUT, test%24file.text, x-amz-storage-class, REDUCED_REDUNDANCY, Welcome to Amazon S3.,"
                + " 98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        "GET, ?lifecycle=, '', '', '', fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "GET, ?max-keys=2&prefix=J, '', '', '', 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    })
    void signsAmazonsExamples(
            String method, String target, String header, String value, String body, String signature) {
        Request request = Request.of(method, URI.create("https://examplebucket.s3.amazonaws.com/" + target));
        Request full = header.isEmpty() ? request : request.with(header, value);
        Request whole = body.isEmpty()
                ? full
                : full.with("date", "Fri, 24 May 2013 00:00:00 GMT")
                        .with(UploadBody.of(body.getBytes(StandardCharsets.UTF_8)));
        String signed = header(new Signature(EXAMPLE, "us-east-1", DAY).sign(whole), "authorization");
        assertEquals(signature, signed.replaceFirst(".*Signature=", ""));
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
                signed.replaceFirst(",.*", ""));
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.headers().get(name)).orElseThrow();
    }

    /** curl signs by itself; it gets our headers, and the server gets what both made of them. */
    @Test
    @Tag("ci")
    void signsAsCurlDoes() throws Exception {
        BlockingQueue<Map<String, List<String>>> seen = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String bucket = "http://127.0.0.1:" + server.getAddress().getPort() + "/bucket";
        Credentials session =
                new Credentials("KEY", "a secret/+", Optional.of("a+token/of==a session"), Optional.empty());
        try {
            for (Credentials credentials : List.of(EXAMPLE, session)) {
                for (String key : List.of(
                        "index.html",
                        "a b.txt",
                        "a+b.txt",
                        "a%2Fb.txt",
                        "100 %.txt",
                        "größe/日本/語.html",
                        "x😀.css",
                        "~x/$y!*'();:@&=+,?#[].css",
                        "a//b",
                        "ein blog/ü & +/.octavo/manifest")) {
                    String path = "/" + Request.encoded(key).replace("%2F", "/");
                    Request put = Request.of("PUT", URI.create(bucket + path))
                            .with("content-type", "text/html; charset=utf-8")
                            .with("cache-control", "max-age=0,  must-revalidate")
                            .with("if-match", "\"tag\"")
                            .with(UploadBody.of(key.getBytes(StandardCharsets.UTF_8)));
                    assertEquals(byCurl(put, key, credentials, seen), authorization(put, credentials), key);
                    // Some versions of curl sign a plus sign in a query as a space.
                    String prefix = Request.encoded(key.replace('+', '-'));
                    Request list = Request.of(
                            "GET", URI.create(bucket + "?continuation-token=1%2F%3D&list-type=2&prefix=" + prefix));
                    assertEquals(byCurl(list, "", credentials, seen), authorization(list, credentials), key);
                }
            }
        } finally {
            server.stop(0);
        }
    }

    private static String authorization(Request request, Credentials credentials) {
        return header(new Signature(credentials, "eu-west-3", DAY).sign(request), "authorization");
    }

    private static String byCurl(
            Request request, String body, Credentials credentials, BlockingQueue<Map<String, List<String>>> seen)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--globoff",
                "--max-time",
                "60",
                "--aws-sigv4",
                "aws:amz:eu-west-3:s3",
                "--user",
                credentials.key() + ":" + credentials.secret(),
                "--request",
                request.method(),
                "--header",
                "X-Amz-Date: 20130524T000000Z"));
        request.headers().forEach((name, value) -> command.addAll(List.of("--header", name + ": " + value)));
        credentials.token().ifPresent(token -> command.addAll(List.of("--header", "x-amz-security-token: " + token)));
        if (!body.isEmpty()) {
            command.addAll(List.of("--data-raw", body));
        }
        command.add(request.uri().toString());
        Process curl = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, curl.waitFor());
        return String.join(
                "", Optional.ofNullable(seen.take().get("Authorization")).orElseThrow());
    }
}
