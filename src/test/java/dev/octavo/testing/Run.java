package dev.octavo.testing;

/** The output and exit code of a call of the program. */
public record Run(int code, String out, String err) {
    /** All of it as one text, for rows. */
    public String shown() {
        return (code == 0 ? "" : "exit " + code + "\n") + out + err;
    }
}
