package dev.octavo.publish.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Element;

/** An error that a storage answers. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_WORDS = 200;

    private final int status;
    private final String code;
    private final transient Answer answer;

    /** @param error the error's code and message, in XML */
    Refusal(int status, Answer answer, Element error) {
        super(summary(status, Answer.text(error, "Code"), Answer.text(error, "Message")));
        this.status = status;
        this.code = Answer.text(error, "Code");
        this.answer = answer;
    }

    static Refusal of(Answer answer) throws IOException {
        String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        return new Refusal(answer.status(), answer, Answer.xml(body));
    }

    private static String summary(int status, String code, String words) {
        String line = words.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "");
        return (status + " " + code).strip() + " " + line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    }

    /** Status, code and words of the storage, in one line. */
    String summary() {
        return String.valueOf(getMessage());
    }

    int status() {
        return status;
    }

    /** The storage's name for the error; empty if there is none. */
    String code() {
        return code;
    }

    Answer answer() {
        return answer;
    }

    /** Whether the storage has too much to do. */
    boolean isBusy() {
        return status == 429
                || status == 503
                || code.matches("SlowDown|RequestLimitExceeded|TooManyRequests.*|.*Throttl.*");
    }

    /** Whether the same request may succeed a moment later. */
    boolean isPassing() {
        return isBusy() || (status >= 500 && status != 501) || status == 408 || code.startsWith("RequestTimeout");
    }
}
