/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One JSON object, RFC 8259. The tree is kept until the end, because only then it is known which names come several times. */
final class JsonRendering implements Rendering {
    /** Of an array: {@code Strings[3]} in generated records, {@code Tags (3)} in others. */
    private static final Pattern LENGTH = Pattern.compile("\\[\\d+]$| \\(\\d+\\)$");
    /** An element of an array, {@code [0]}, which may have a name: {@code [0] RopLogon}. */
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+](?: (.+))?");

    private static final HexFormat HEX = HexFormat.of();

    private final Deque<Node> open = new ArrayDeque<>();

    private sealed interface Element permits Leaf, Node {}

    /** @param json as it is written */
    private record Leaf(String json) implements Element {}

    private record Member(String name, Element element) {
        boolean isElement() {
            return name.equals(PrintTree.ITEM) || isPlace();
        }

        boolean isPlace() {
            return ELEMENT.matcher(name).matches();
        }

        /** What stands in the array; an element with a name is an object with this one member. */
        Element inArray() {
            Matcher matcher = ELEMENT.matcher(name);
            if (!matcher.matches() || matcher.group(1) == null) {
                return element;
            }
            return new Node(List.of(new Member(matcher.group(1), element)), false);
        }
    }

    private record Node(List<Member> members, boolean array) implements Element {
        private Node(boolean array) {
            this(new ArrayList<>(), array);
        }

        /** An array has elements and nothing else; anything else keeps its names. */
        boolean isArray() {
            return (array || !members.isEmpty() && members.get(0).isPlace())
                    && members.stream().allMatch(Member::isElement);
        }
    }

    JsonRendering() {
        open.push(new Node(false));
    }

    @Override
    public void begin(String name) {
        String plain =
                ELEMENT.matcher(name).matches() ? name : LENGTH.matcher(name).replaceFirst("");
        Node node = new Node(!plain.equals(name));
        add(plain, node);
        open.push(node);
    }

    @Override
    public void end() {
        open.pop();
    }

    private void add(String name, Element element) {
        open.element().members().add(new Member(name, element));
    }

    @Override
    public void number(String name, long value, String hex) {
        add(name, new Leaf(Long.toString(value)));
    }

    @Override
    public void value(String name, Object value) {
        string(name, String.valueOf(value));
    }

    @Override
    public void string(String name, String value) {
        StringBuilder json = new StringBuilder(value.length() + 2);
        quote(value, json);
        add(name, new Leaf(json.toString()));
    }

    @Override
    public void absent(String name) {
        add(name, new Leaf("null"));
    }

    @Override
    public void bytes(String name, ByteBuffer value) {
        int length = value.remaining();
        byte[] shown = new byte[Math.min(length, PrintTree.BYTES_SHOWN)];
        value.get(shown);
        add(name, new Leaf("{\"length\":" + length + ",\"hex\":\"" + HEX.formatHex(shown) + "\"}"));
    }

    @Override
    public String toString() {
        StringBuilder json = new StringBuilder();
        write(open.getLast(), json);
        return json.toString();
    }

    private static void write(Element element, StringBuilder json) {
        if (element instanceof Leaf leaf) {
            json.append(leaf.json());
        } else if (element instanceof Node node) {
            if (node.isArray()) {
                writeArray(node.members().stream().map(Member::inArray).toList(), json);
            } else {
                writeObject(node, json);
            }
        }
    }

    private static void writeObject(Node node, StringBuilder json) {
        Map<String, List<Element>> byName = new LinkedHashMap<>();
        for (Member member : node.members()) {
            byName.computeIfAbsent(member.name(), name -> new ArrayList<>(1)).add(member.element());
        }
        char separator = '{';
        for (Map.Entry<String, List<Element>> entry : byName.entrySet()) {
            json.append(separator);
            quote(entry.getKey(), json);
            json.append(':');
            if (entry.getValue().size() == 1) {
                write(entry.getValue().get(0), json);
            } else {
                writeArray(entry.getValue(), json);
            }
            separator = ',';
        }
        json.append(separator == '{' ? "{}" : "}");
    }

    private static void writeArray(List<Element> elements, StringBuilder json) {
        json.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            write(elements.get(i), json);
        }
        json.append(']');
    }

    private static void quote(String value, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c >= 0x7F) {
                // ASCII, so that no encoding of the output and no half of a surrogate pair can spoil it.
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
