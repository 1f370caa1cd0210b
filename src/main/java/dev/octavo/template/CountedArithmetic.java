package dev.octavo.template;

import freemarker.core.ArithmeticEngine;
import freemarker.core.Environment;
import freemarker.template.TemplateException;
import java.math.BigDecimal;

/** Calculates with decimals, counts how often, and refuses numbers so long that one calculation would take minutes. */
final class CountedArithmetic extends ArithmeticEngine {
    private static final int MOST_DIGITS = 1000;

    @Override
    public int compareNumbers(Number first, Number second) throws TemplateException {
        return BIGDECIMAL_ENGINE.compareNumbers(counted(first), counted(second));
    }

    @Override
    public Number add(Number first, Number second) throws TemplateException {
        return BIGDECIMAL_ENGINE.add(counted(first), counted(second));
    }

    @Override
    public Number subtract(Number first, Number second) throws TemplateException {
        return BIGDECIMAL_ENGINE.subtract(counted(first), counted(second));
    }

    @Override
    public Number multiply(Number first, Number second) throws TemplateException {
        return BIGDECIMAL_ENGINE.multiply(counted(first), counted(second));
    }

    @Override
    public Number divide(Number first, Number second) throws TemplateException {
        return BIGDECIMAL_ENGINE.divide(counted(first), counted(second));
    }

    @Override
    public Number modulus(Number first, Number second) throws TemplateException {
        return BIGDECIMAL_ENGINE.modulus(counted(first), counted(second));
    }

    /**
     * Reads a number.
     *
     * @throws NumberFormatException as FreeMarker expects it of what is no number
     */
    @Override
    public Number toNumber(String text) {
        Number number = text.length() > MOST_DIGITS ? BigDecimal.ZERO : BIGDECIMAL_ENGINE.toNumber(text);
        if (text.length() > MOST_DIGITS || isTooLong(number)) {
            throw new NumberFormatException("more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    private static Number counted(Number operand) throws TemplateException {
        Budget.countHere(1);
        if (isTooLong(operand)) {
            throw new TemplateException(
                    "this number has more than " + MOST_DIGITS + " digits", Environment.getCurrentEnvironment());
        }
        return operand;
    }

    private static boolean isTooLong(Number number) {
        return number instanceof BigDecimal decimal
                && (decimal.precision() > MOST_DIGITS || Math.abs((long) decimal.scale()) > MOST_DIGITS);
    }
}
