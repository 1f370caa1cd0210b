package dev.octavo.blog.project;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Swaps the names of two files or folders atomically, with renameat2(2) on Linux. Java has the classes for that call since
 * version 22, so they are looked up by name.
 */
final class AtomicExchange {
    private static final String FOREIGN = "java.lang.foreign.";
    private static final int CURRENT_FOLDER = -100; // AT_FDCWD; both paths are absolute
    private static final int RENAME_EXCHANGE = 2;
    private static final Object NO_INSTANCE = AtomicExchange.class; // static methods and fields ignore the instance

    private AtomicExchange() {}

    /** Whether the names were swapped. If not, the system or the file system cannot do it, and nothing has changed. */
    static boolean swap(Path one, Path other) {
        try {
            if (!isAllowed()) {
                return false;
            }
            Optional<MethodHandle> rename = renameat2();
            return rename.isPresent()
                    && rename.get()
                            .invokeWithArguments(
                                    CURRENT_FOLDER, cString(one), CURRENT_FOLDER, cString(other), RENAME_EXCHANGE)
                            .equals(0);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false; // this Java cannot call it
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a call of the system throws nothing", e);
        }
    }

    /** Without permission for native access, Java would print a warning. */
    private static boolean isAllowed() throws ReflectiveOperationException {
        return System.getProperty("os.name", "").equals("Linux")
                && Runtime.version().feature() >= 22
                && Module.class
                        .getMethod("isNativeAccessEnabled")
                        .invoke(AtomicExchange.class.getModule())
                        .equals(true);
    }

    private static Optional<MethodHandle> renameat2() throws ReflectiveOperationException {
        Class<?> linkers = Class.forName(FOREIGN + "Linker");
        Object linker = call(linkers, "nativeLinker", NO_INSTANCE);
        Object names = call(linkers, "defaultLookup", linker);
        Optional<?> symbol = (Optional<?>) call(Class.forName(FOREIGN + "SymbolLookup"), "find", names, "renameat2");
        if (symbol.isEmpty()) {
            return Optional.empty();
        }
        Class<?> layouts = Class.forName(FOREIGN + "ValueLayout");
        Object number = layouts.getField("JAVA_INT").get(NO_INSTANCE);
        Object address = layouts.getField("ADDRESS").get(NO_INSTANCE);
        Object[] arguments = (Object[]) Array.newInstance(Class.forName(FOREIGN + "MemoryLayout"), 5);
        System.arraycopy(new Object[] {number, address, number, address, number}, 0, arguments, 0, arguments.length);
        Object shape = call(Class.forName(FOREIGN + "FunctionDescriptor"), "of", NO_INSTANCE, number, arguments);
        Object options = Array.newInstance(Class.forName(FOREIGN + "Linker$Option"), 0);
        return Optional.of((MethodHandle) call(linkers, "downcallHandle", linker, symbol.get(), shape, options));
    }

    private static Object cString(Path path) throws ReflectiveOperationException {
        Object memory = call(Class.forName(FOREIGN + "Arena"), "ofAuto", NO_INSTANCE);
        return call(Class.forName(FOREIGN + "SegmentAllocator"), "allocateFrom", memory, path.toString());
    }

    /** Calls a method by its name and number of arguments. The first argument must have the right type. */
    private static Object call(Class<?> type, String name, Object of, Object... arguments)
            throws ReflectiveOperationException {
        Method method = Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
                .filter(m -> arguments.length == 0 || m.getParameterTypes()[0].isInstance(arguments[0]))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(name));
        return method.invoke(of, arguments);
    }
}
