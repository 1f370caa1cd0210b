package dev.octavo.blog.markdown.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that templates of the old site fill in, as far as the settings and the front matter say them. */
final class Values {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*+");
    private static final Pattern REQUIRED =
            Pattern.compile("require\\(\\s*+[\"']([^\"']++)[\"']\\s*+\\)(?:\\.default)?");

    private static final Set<String> WITHOUT_EFFECT =
            Set.of("url strip trim escape xml_escape safe markdownify escape_once cgi_escape strip_html".split(" "));

    private final Translation context;
    /** Values within an included text, or of what lines of JavaScript import. */
    private final Map<String, String> scope;
    /** What the text has given a name before. */
    private final Map<String, Object> assigned = new HashMap<>();
    /** How many more characters of these and of data may be filled in, since a name can stand for many times its length. */
    private final AtomicInteger room;

    Values(Translation context, Map<String, String> scope) {
        this(context, scope, new AtomicInteger(1_000_000));
    }

    private Values(Translation context, Map<String, String> scope, AtomicInteger room) {
        this.context = context;
        this.scope = Map.copyOf(scope);
        this.room = room;
    }

    /** Those of an included text. */
    Values within(Map<String, String> arguments) {
        return new Values(context, arguments, room);
    }

    private boolean hasRoom(int length) {
        return room.getAndUpdate(left -> length > left ? left : left - length) >= length;
    }

    /** The value of an argument without quotes, which is the word itself if it is no name of a value. */
    String word(String word) {
        Matcher required = REQUIRED.matcher(word);
        if (required.matches()) {
            return required.group(1);
        }
        boolean dotted = word.startsWith("page.") || word.startsWith("site.") || word.startsWith("include.");
        return dotted || scope.containsKey(word) ? named(word).orElse(word) : word;
    }

    /** Gives a value a name; false if only the old program knows that value. */
    boolean assign(String name, String expression) {
        Optional<?> value = object(expression).or(() -> of(expression));
        assigned.remove(name);
        value.ifPresent(known -> assigned.put(name, known));
        return value.isPresent();
    }

    /** The value of <code>"text" | filter: argument</code>; empty if only the old program knows it. */
    Optional<String> of(String expression) {
        List<String> parts = split(expression, '|');
        Optional<String> value = single(parts.get(0).strip());
        for (String filter : parts.subList(1, parts.size())) {
            value = filtered(value, filter.strip());
        }
        return value;
    }

    /** The same, if it is of the site's data or was assigned: others are mostly examples where they stand in code. */
    Optional<String> ofData(String expression) {
        return part(split(expression, '|').get(0).strip()).flatMap(any -> of(expression));
    }

    /** A part of the site's data, such as <code>site.data.releases | where: "version", "4.0" | first</code>. */
    private Optional<Object> object(String expression) {
        List<String> parts = split(expression, '|');
        Optional<Object> value = part(parts.get(0).strip());
        for (String filter : parts.subList(1, parts.size())) {
            List<String> words = split(filter.strip(), ':');
            List<String> arguments = words.size() < 2
                    ? List.of()
                    : split(words.get(1), ',').stream()
                            .flatMap(argument -> single(argument.strip()).stream())
                            .toList();
            value = value.flatMap(
                    all -> all instanceof List<?> list ? of(list, words.get(0).strip(), arguments) : Optional.empty());
        }
        return value;
    }

    private Optional<Object> of(List<?> list, String filter, List<String> arguments) {
        return switch (filter) {
            case "first" -> list.stream().findFirst().map(one -> one);
            case "last" -> list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
            case "where" ->
                arguments.size() == 2 && hasRoom(list.size())
                        ? Optional.of(list.stream()
                                .filter(one -> one instanceof Map<?, ?> row
                                        && arguments.get(1).equals(String.valueOf(row.get(arguments.get(0)))))
                                .toList())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** What stands at a path, in what was assigned or in a file of data: {@code site.data.downloads.stable[0]}. */
    private Optional<Object> part(String path) {
        String[] names = path.replaceFirst("^site\\.data\\.", "data.")
                .replaceAll("\\[['\"]?([\\w.-]+)['\"]?]", ".$1")
                .split("\\.", -1);
        boolean data = names[0].equals("data") && names.length > 1;
        Optional<Object> here = data ? context.data(names[1]) : Optional.ofNullable(assigned.get(names[0]));
        for (int i = data ? 2 : 1; i < names.length && here.isPresent(); i++) {
            String name = names[i];
            here = here.flatMap(value -> value instanceof Map<?, ?> map
                    ? Optional.ofNullable(map.get(name))
                    : value instanceof List<?> list && name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size()
                            ? Optional.of(list.get(Integer.parseInt(name)))
                            : Optional.empty());
        }
        return here;
    }

    /** The parts of a text between signs that are in no quotes. */
    private static List<String> split(String text, char sign) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == sign) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private Optional<String> single(String written) {
        boolean quoted = written.length() > 1
                && (written.startsWith("\"") || written.startsWith("'"))
                && written.endsWith(written.substring(0, 1));
        if (quoted) {
            return Optional.of(written.substring(1, written.length() - 1));
        }
        return part(written)
                .filter(value -> !(value instanceof Map || value instanceof List))
                .map(Object::toString)
                .filter(text -> hasRoom(text.length()))
                .or(() -> NAME.matcher(written).matches() ? named(written) : Optional.empty());
    }

    private Optional<String> named(String name) {
        String owner = name.contains(".") ? name.substring(0, name.indexOf('.')) : "";
        String path = name.substring(name.indexOf('.') + 1);
        return switch (owner) {
            case "site", "metadata", "config" -> address(path).or(() -> context.setting(path));
            case "page", "post" -> key(context.keys(), path);
            case "include" -> Optional.ofNullable(scope.get(path.toLowerCase(Locale.ROOT)));
            default -> Optional.ofNullable(scope.get(name)).or(() -> key(context.keys(), name));
        };
    }

    /** Settings that may be absent without a loss: the site is then at the root of its host. */
    private Optional<String> address(String setting) {
        return setting.equals("baseurl") || setting.equals("url")
                ? Optional.of(context.setting(setting).orElse("").replaceFirst("/$", ""))
                : Optional.empty();
    }

    private static Optional<String> key(Map<?, ?> keys, String path) {
        Object value = keys.get(path);
        int dot = path.indexOf('.');
        if (value == null && dot > 0 && keys.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
            return key(inner, path.substring(dot + 1));
        }
        return value instanceof String || value instanceof Number ? Optional.of(value.toString()) : Optional.empty();
    }

    private Optional<String> filtered(Optional<String> value, String filter) {
        List<String> parts = split(filter.replaceFirst("^(\\w+)\\((.*)\\)$", "$1:$2"), ':');
        Optional<String> argument = parts.size() > 1 ? single(parts.get(1).strip()) : Optional.empty();
        String name = parts.get(0).strip();
        return switch (name) {
            case "relative_url" -> value.map(path -> rooted(path, address("baseurl")));
            case "absolute_url" ->
                value.map(path -> rooted(
                        path, address("url").map(url -> url + address("baseurl").orElse(""))));
            case "prepend" -> value.flatMap(text -> argument.map(before -> before + text));
            case "append" -> value.flatMap(text -> argument.map(after -> text + after));
            case "default" -> value.filter(text -> !text.isEmpty()).or(() -> argument);
            case "downcase", "lower" -> value.map(text -> text.toLowerCase(Locale.ROOT));
            case "upcase", "upper" -> value.map(text -> text.toUpperCase(Locale.ROOT));
            default -> value.filter(text -> WITHOUT_EFFECT.contains(name));
        };
    }

    private static String rooted(String path, Optional<String> root) {
        return path.contains("://") ? path : root.orElse("") + (path.startsWith("/") ? "" : "/") + path;
    }
}
