package dev.octavo.render.output;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Nfc;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file of the finished site, relative to its folder: {@code posts/hello/index.html}. Every such path is checked here,
 * so that it can be written on every system and stays within the site's folder.
 */
public record OutputPath(String value) implements Comparable<OutputPath> {
    private static final String FORBIDDEN = "\\:*?\"<>|";
    private static final int LONGEST_SEGMENT = 120;
    // Windows treats these as devices, with any extension.
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "conin$", "conout$", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
            "com7", "com8", "com9", "com¹", "com²", "com³", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
            "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³");

    public OutputPath {
        if (!isPlain(value)) {
            value = Nfc.of(value);
            Optional<String> fault = fault(value);
            if (fault.isPresent()) {
                throw new IllegalArgumentException(value + " " + fault.get());
            }
        }
    }

    /** Returns the file that a web server sends for {@code address}. */
    public static OutputPath of(Address address) {
        return new OutputPath(fileOf(address));
    }

    /** Returns the file for {@code address}; empty if it cannot be a file. */
    static Optional<OutputPath> possible(Address address) {
        String path = fileOf(address);
        return isPlain(path) || fault(path).isEmpty() ? Optional.of(new OutputPath(path)) : Optional.empty();
    }

    /** Returns why {@code address} cannot be a file, as a clause: {@code has an empty segment}. */
    public static Optional<String> fault(Address address) {
        return fault(fileOf(address));
    }

    private static String fileOf(Address address) {
        String path = address.path().substring(1);
        return address.isPage() ? path + "index.html" : path;
    }

    /** A fast check for allowed paths of ASCII letters, digits, hyphens, dots and slashes, as most are. */
    private static boolean isPlain(String path) {
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            char c = i < path.length() ? path.charAt(i) : '/';
            boolean ends = c == '/';
            if (ends ? !isPlain(path, start, i) : !isPlain(c)) {
                return false;
            }
            start = ends ? i + 1 : start;
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private static boolean isPlain(String path, int start, int end) {
        boolean named = end > start && path.charAt(start) != '.' && path.charAt(end - 1) != '.';
        if (!named || end - start > LONGEST_SEGMENT) {
            return false;
        }
        int dot = path.indexOf('.', start);
        int stem = (dot < 0 ? end : Math.min(dot, end)) - start;
        boolean mayBeDevice = stem == 3 || stem == 4; // con, com1
        return !mayBeDevice
                || !DEVICES.contains(path.substring(start, start + stem).toLowerCase(Locale.ROOT));
    }

    private static Optional<String> fault(String path) {
        for (String segment : path.split("/", -1)) {
            Optional<String> fault = segmentFault(segment);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> segmentFault(String segment) {
        if (segment.isEmpty()) {
            return Optional.of("has an empty segment");
        }
        if (segment.equals(".") || segment.equals("..")) {
            return Optional.of("has a segment \"" + segment + "\", which would leave its folder");
        }
        Optional<String> character = characterFault(segment);
        if (character.isPresent()) {
            return character;
        }
        if (segment.endsWith(".") || segment.endsWith(" ") || segment.startsWith(" ")) {
            return Optional.of("has a segment that begins with a space, or ends with a dot or a space");
        }
        if (isDevice(segment)) {
            return Optional.of("has a segment \"" + segment + "\", which is a device on Windows");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
            return Optional.of("has a segment of more than " + LONGEST_SEGMENT + " bytes");
        }
        return Optional.empty();
    }

    /** Returns whether Windows treats a name as a device. */
    public static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem);
    }

    // A loop, because a large site has millions of such characters.
    private static Optional<String> characterFault(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (Character.isISOControl(c)) {
                return Optional.of("has a control character");
            }
            if (FORBIDDEN.indexOf(c) >= 0) {
                return Optional.of("has a \"" + c + "\", which not every system allows");
            }
        }
        return Optional.empty();
    }

    /** Returns a key that is equal for paths that some disk or server does not distinguish. */
    public String collisionKey() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Returns the public address of the file. */
    public Address address() {
        boolean page = value.equals("index.html") || value.endsWith("/index.html");
        return new Address("/" + (page ? value.substring(0, value.length() - "index.html".length()) : value));
    }

    // Same as the generated methods, which the native program interprets.
    @Override
    public boolean equals(Object other) {
        return other instanceof OutputPath path && path.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(OutputPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
