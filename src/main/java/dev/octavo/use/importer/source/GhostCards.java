package dev.octavo.use.importer.source;

import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.html.HtmlConversion;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the cards of Ghost as it does itself, which is what {@code importer.html} knows. */
record GhostCards(Account account, String place) {
    private static final Pattern PART = Pattern.compile("\\[\\[(.*?)]]");
    private static final Pattern FIELD = Pattern.compile("\\{([!?^$*]?)([\\w.|]+)}");
    private static final Map<String, String> ROWS = Resources.table("/foreign/cards.txt");

    /** @param type as in mobiledoc or lexical */
    String html(String type, Fields card) {
        Fields visibility = card.in("visibility");
        Fields web = visibility.in("web");
        boolean hidden = (!web.values().isEmpty() && !web.is("nonMember"))
                || visibility.text("showOnWeb").equals("false")
                || visibility.is("emailOnly");
        String row = ROWS.getOrDefault(type, "");
        if (hidden || row.isEmpty()) {
            String kind = ROWS.containsKey(type) ? "for members and mails: a card" : "a card that is not known:";
            return hidden ? hidden(account, place) : left(kind + " \"" + type + "\"", account, place);
        }
        return filled(row, card);
    }

    /** What is left of a block that not everybody could see. */
    static String hidden(Account account, String place) {
        return left("a block for members only", account, place);
    }

    static String link(String address, String html) {
        return "<a href=\"" + Html.escape(address) + "\">" + html + "</a>";
    }

    private static String left(String what, Account account, String place) {
        account.left(Thing.BLOCK, what, place);
        return "";
    }

    private static String filled(String row, Fields card) {
        String parts = PART.matcher(row)
                .replaceAll(part -> FIELD.matcher(part.group(1)).results().allMatch(field -> holds(field, card))
                        ? Matcher.quoteReplacement(part.group(1))
                        : "");
        boolean shown = FIELD.matcher(parts)
                .results()
                .filter(field -> field.group(1).matches("[?^]"))
                .allMatch(field -> holds(field, card));
        return shown ? FIELD.matcher(parts).replaceAll(field -> Matcher.quoteReplacement(html(field, card))) : "";
    }

    private static boolean holds(MatchResult field, Fields card) {
        String value = text(field, card);
        return (value.isEmpty() || value.equals("false")) == field.group(1).equals("^");
    }

    private static String html(MatchResult field, Fields card) {
        return switch (field.group(1)) {
            case "?", "^" -> "";
            case "!" -> text(field, card);
            case "$" -> HtmlConversion.html(text(field, card));
            case "*" ->
                card.all(field.group(2)).stream()
                        .map(picture -> filled(ROWS.getOrDefault("picture", ""), picture))
                        .collect(Collectors.joining());
            default -> Html.escape(text(field, card));
        };
    }

    /** The first of the fields that is not empty. */
    private static String text(MatchResult field, Fields card) {
        return Stream.of(field.group(2).split("\\|", -1))
                .map(name -> name.split("\\.", 2))
                .map(name ->
                        name.length == 1 ? card.text(name[0]) : card.in(name[0]).text(name[1]))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
