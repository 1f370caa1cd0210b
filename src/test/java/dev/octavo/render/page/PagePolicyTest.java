package dev.octavo.render.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PagePolicyTest {
    private static final String START = "<!DOCTYPE html>\n<html><head>\n<meta charset=\"utf-8\">";
    private static final String META = "\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
    private static final List<String> USUAL = List.of(
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'");

    @TestFactory
    Stream<DynamicTest> allowsWhatThePageLoads() {
        return Rows.of(PagePolicyTest.class, "policies.rows")
                .become(Map.of(
                        "policy",
                        body -> Arrays.stream(policy(body, Map.of()).split("; "))
                                .filter(directive -> !USUAL.contains(directive))
                                .collect(Collectors.joining("; "))));
    }

    @Test
    void allowsWhatATemplateSaysToo() {
        assertEquals(
                String.join("; ", USUAL) + "; connect-src 'self' https://a.example https://b.example",
                policy("", Map.of("connect-src", Set.of("https://a.example", "https://b.example"))));
    }

    @Test
    void leavesAPictureAlone() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>text { fill: red }</style></svg>";
        assertEquals(svg, PagePolicy.into(svg, Map.of()));
    }

    private static String policy(String body, Map<String, Set<String>> more) {
        String page = PagePolicy.into(START + "</head><body>" + body + "</body></html>", more);
        assertEquals(START + META, page.substring(0, START.length() + META.length()));
        int begin = START.length() + META.length();
        return page.substring(begin, page.indexOf("\">", begin));
    }
}
