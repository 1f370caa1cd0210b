package dev.octavo.address;

/**
 * Where something is found on the site, without host and base path: {@code /posts/hello/}, {@code /feed.xml}. It
 * starts with {@code /}, is not percent-encoded, is in Unicode form C, and ends with {@code /}
 * where it is a page that is not called after its file.
 */
public record Address(String path) implements Comparable<Address> {
    public static final Address HOME = new Address("/");

    private static final String HTML = ".html";

    public Address {
        path = Nfc.of(path);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("an address starts with a slash: " + path);
        }
    }

    /** This page's address with {@code segment} below it, again a page. */
    public Address child(String segment) {
        return new Address((path.endsWith("/") ? path : path + "/") + segment + "/");
    }

    /** This page's address with the file {@code name} in it; of {@code /x.html} the folder is {@code /x/}. */
    public Address file(String name) {
        String folder = path.endsWith(HTML) ? path.substring(0, path.length() - HTML.length()) : path;
        return new Address((folder.endsWith("/") ? folder : folder + "/") + name);
    }

    public boolean isPage() {
        return path.endsWith("/");
    }

    // The same as the generated one, written out because that one is slow to start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && address.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public int compareTo(Address other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
