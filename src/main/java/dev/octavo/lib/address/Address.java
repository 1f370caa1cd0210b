package dev.octavo.lib.address;

/**
 * The path of a page or file on the site, without host and base path: {@code /posts/hello/}, {@code /feed.xml}. It
 * starts with {@code /}, is not percent-encoded, is in Unicode form C, and ends with {@code /} if it is a page whose
 * address does not name its file.
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

    /** The address of the page {@code segment} below this page. */
    public Address child(String segment) {
        return new Address((path.endsWith("/") ? path : path + "/") + segment + "/");
    }

    /** The address of the file {@code name} in this page's folder, which for {@code /x.html} is {@code /x/}. */
    public Address file(String name) {
        String folder = path.endsWith(HTML) ? path.substring(0, path.length() - HTML.length()) : path;
        return new Address((folder.endsWith("/") ? folder : folder + "/") + name);
    }

    public boolean isPage() {
        return path.endsWith("/");
    }

    /** The last part of the path: {@code x} of {@code /posts/x/}, {@code x.html} of {@code /x.html}; empty for the home page. */
    public String lastSegment() {
        String bare = isPage() ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    // Same as the generated method, which is slow on its first call.
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
