package dev.octavo.publish.s3;

import dev.octavo.lib.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with Signature Version 4, in their headers and with the hash of their bodies.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
record Signature(Credentials credentials, String region, Instant time) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";
    private static final Sha256 NOTHING = Sha256.of("");
    private static final int DAY = 8;

    /** The same request with a signature of all its headers. */
    Request sign(Request request) {
        String now = TIME.format(time);
        String content = request.body().map(UploadBody::sha256).orElse(NOTHING).hex();
        Request dated = request.with("x-amz-date", now).with("x-amz-content-sha256", content);
        Request full = credentials
                .token()
                .map(token -> dated.with("x-amz-security-token", token))
                .orElse(dated);
        SortedMap<String, String> headers =
                full.with("host", request.uri().getRawAuthority()).headers();
        String names = String.join(";", headers.keySet());
        String canonical = String.join(
                "\n",
                request.method(),
                request.uri().getRawPath(),
                Optional.ofNullable(request.uri().getRawQuery()).orElse(""),
                headers.entrySet().stream()
                        .map(header -> header.getKey() + ":"
                                + header.getValue().strip().replaceAll(" +", " ") + "\n")
                        .collect(Collectors.joining()),
                names,
                content);
        String day = now.substring(0, DAY);
        String scope = day + "/" + region + "/s3/aws4_request";
        byte[] key = ("AWS4" + credentials.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String signature = HexFormat.of()
                .formatHex(hmac(
                        key,
                        String.join(
                                "\n",
                                ALGORITHM,
                                now,
                                scope,
                                Sha256.of(canonical).hex())));
        return full.with(
                "authorization",
                ALGORITHM + " Credential=" + credentials.key() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
