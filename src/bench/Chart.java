final class Chart { public static void main(String[] a) {} }
