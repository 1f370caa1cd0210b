package dev.octavo.template.limit;

import freemarker.core.ArithmeticEngine;
import freemarker.core.Environment;
import freemarker.template.TemplateException;
import java.math.BigDecimal;

/** Calculates with decimals, counts how often, and refuses numbers of monstrous length. */
public final class CountedArithmetic extends ArithmeticEngine {
    private static final int MOST_DIGITS = 1000;

    @Override
    public int compareNumbers(Number first, Number second) throws TemplateException {
        Budget.countHere(1);
        return BIGDECIMAL_ENGINE.compareNumbers(first, second);
    }

    @Override
    public Number add(Number first, Number second) throws TemplateException {
        return counted(BIGDECIMAL_ENGINE.add(first, second));
    }

    @Override
    public Number subtract(Number first, Number second) throws TemplateException {
        return counted(BIGDECIMAL_ENGINE.subtract(first, second));
    }

    @Override
    public Number multiply(Number first, Number second) throws TemplateException {
        return counted(BIGDECIMAL_ENGINE.multiply(first, second));
    }

    @Override
    public Number divide(Number first, Number second) throws TemplateException {
        return counted(BIGDECIMAL_ENGINE.divide(first, second));
    }

    @Override
    public Number modulus(Number first, Number second) throws TemplateException {
        return counted(BIGDECIMAL_ENGINE.modulus(first, second));
    }

    /**
     * Reads a number.
     *
     * @throws NumberFormatException as FreeMarker expects it of what is no number
     */
    @Override
    public Number toNumber(String text) {
        Number number = text.length() > MOST_DIGITS ? BigDecimal.ZERO : BIGDECIMAL_ENGINE.toNumber(text);
        if (text.length() > MOST_DIGITS || isMonstrous(number)) {
            throw new NumberFormatException("more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    private static Number counted(Number result) throws TemplateException {
        Budget.countHere(1);
        if (isMonstrous(result)) {
            throw new TemplateException(
                    "this makes a number of more than " + MOST_DIGITS + " digits", Environment.getCurrentEnvironment());
        }
        return result;
    }

    private static boolean isMonstrous(Number number) {
        return number instanceof BigDecimal decimal
                && (decimal.precision() > MOST_DIGITS || Math.abs((long) decimal.scale()) > MOST_DIGITS);
    }
}
