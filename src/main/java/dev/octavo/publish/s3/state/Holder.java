package dev.octavo.publish.s3.state;

/**
 * Who is publishing.
 *
 * @param token one that nobody else has; empty where nobody is
 * @param turn how often it has said that it is alive
 * @param who for people: {@code anna@laptop}
 */
public record Holder(String token, long turn, String who) {
    public static final Holder NOBODY = new Holder("", 0, "");

    public Holder {
        who = who.replaceAll("\\p{Cntrl}", "").strip();
    }

    public Holder renewed() {
        return new Holder(token, turn + 1, who);
    }

    public boolean isSomebody() {
        return !token.isEmpty();
    }
}
