/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the descriptor protects; that the container obeys it is proved inside the container. */
class DescriptorTest {
    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private Document webXml;

    @BeforeEach
    void readDescriptor() throws Exception {
        webXml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("src/main/webapp/WEB-INF/web.xml").toFile());
    }

    private List<String> texts(String expression) throws Exception {
        NodeList nodes = (NodeList) xpath.evaluate(expression, webXml, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    @Test
    void needsTheRoleForEverything() throws Exception {
        assertThat(texts("//security-constraint[auth-constraint/role-name='admin']//url-pattern"))
                .containsExactly("/*");
        assertThat(texts("//security-constraint[auth-constraint]//http-method")).isEmpty();
        assertThat(texts("//deny-uncovered-http-methods")).hasSize(1);
    }

    @Test
    void opensNothingButHealthAndOnlyToRead() throws Exception {
        assertThat(texts("//security-constraint[not(auth-constraint)]//url-pattern"))
                .containsExactly("/api/v1/health/*");
        assertThat(texts("//security-constraint[not(auth-constraint)]//http-method"))
                .containsExactly("GET", "HEAD");
    }

    @Test
    void setsTheHeadersOnErrorsToo() throws Exception {
        assertThat(texts("//filter-mapping/dispatcher")).containsExactly("REQUEST", "ERROR");
        assertThat(SecurityHeadersFilter.HEADERS)
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cache-Control", "no-store");
        assertThat(SecurityHeadersFilter.HEADERS.get("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src")
                .doesNotContain("unsafe");
    }

    @Test
    void writesNoMarkupOfOthersOnThePage() throws Exception {
        assertThat(Files.readString(Path.of("src/main/webapp/index.xhtml")))
                .doesNotContain("escape=\"false\"")
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("http-equiv=\"Content-Security-Policy\"");
    }
}
