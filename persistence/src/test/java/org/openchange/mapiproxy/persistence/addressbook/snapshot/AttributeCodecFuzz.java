/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute.Storage;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

class AttributeCodecFuzz {

    @Provide
    Arbitrary<Map<String, List<String>>> attributes() {
        Arbitrary<String> name = Arbitraries.of(PropertyMapping.attributes().stream()
                .filter(attribute -> attribute.storage() != Storage.AWAY)
                .map(MappedAttribute::name)
                .toList());
        Arbitrary<String> text = Arbitraries.strings().withChars("aäß山,\\/=\" ").ofMaxLength(200);
        return Arbitraries.maps(name, text.list().ofMinSize(1).ofMaxSize(4)).ofMaxSize(20);
    }

    @Property(tries = 300)
    void takesOutWhatWasPacked(@ForAll("attributes") Map<String, List<String>> attributes) {
        DirectoryEntry.Builder entry = DirectoryEntry.named("CN=x");
        attributes.forEach(entry::withTexts);
        AttributeCodec codec = new AttributeCodec(new TextPool());

        byte[] packed = codec.pack(entry.build());

        for (MappedAttribute attribute : PropertyMapping.attributes()) {
            List<String> wanted = attributes.getOrDefault(attribute.name(), List.of());
            assertThat(codec.texts(packed, attribute)).isEqualTo(wanted);
            assertThat(codec.text(packed, attribute)).isEqualTo(wanted.stream().findFirst());
            assertThat(codec.has(packed, attribute)).isEqualTo(!wanted.isEmpty());
        }
    }
}
