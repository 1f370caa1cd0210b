package dev.octavo.render.template;

import freemarker.core.ArithmeticEngine;
import freemarker.core.Environment;
import freemarker.template.TemplateException;
import java.math.BigDecimal;

/** Decimal arithmetic that counts each operation as a step and refuses numbers so long that one would take minutes. */
final class CountedArithmetic extends ArithmeticEngine {
    private static final int MAX_DIGITS = 1000;

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

    /** @throws NumberFormatException if it is not a number or is too long, as FreeMarker expects */
    @Override
    public Number toNumber(String text) {
        Number number = text.length() > MAX_DIGITS ? BigDecimal.ZERO : BIGDECIMAL_ENGINE.toNumber(text);
        if (text.length() > MAX_DIGITS || isTooLong(number)) {
            throw new NumberFormatException("more than " + MAX_DIGITS + " digits");
        }
        return number;
    }

    private static Number counted(Number operand) throws TemplateException {
        Budget.countInCurrentPage(1);
        if (isTooLong(operand)) {
            throw new TemplateException(
                    "this number has more than " + MAX_DIGITS + " digits", Environment.getCurrentEnvironment());
        }
        return operand;
    }

    private static boolean isTooLong(Number number) {
        return number instanceof BigDecimal decimal
                && (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS);
    }
}
