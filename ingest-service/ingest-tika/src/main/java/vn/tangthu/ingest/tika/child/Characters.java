package vn.tangthu.ingest.tika.child;

/** Characters that can stand on paper. */
final class Characters {
    private Characters() {}

    /** Without what XML forbids and what has no shape; symbols of Word's own fonts become bullets. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                clean.append((char) c);
            } else if (Character.getType(c) == Character.PRIVATE_USE) {
                clean.append('\u2022');
            } else if (hasShape(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private static boolean hasShape(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
