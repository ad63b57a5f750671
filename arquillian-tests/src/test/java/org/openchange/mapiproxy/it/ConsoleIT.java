/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.it.beans.FirstModule;
import org.openchange.mapiproxy.it.beans.SecondModule;
import org.openchange.mapiproxy.it.beans.StubText;
import org.openchange.mapiproxy.it.beans.TracingModule;

/** The console as a person sees it, in Chromium. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConsoleIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private Playwright playwright;
    private Browser browser;

    @Deployment(name = "proxy", order = 1, testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure(DeployedProxy.relaying("b, a"));
        return DeployedProxy.ear();
    }

    @Deployment(name = "modules", order = 2, testable = false)
    static JavaArchive modules() {
        return DeployedProxy.jar(
                "tracing-modules.jar", StubText.class, TracingModule.class, FirstModule.class, SecondModule.class);
    }

    @BeforeEach
    void openBrowser() {
        Tools.require(Files.isExecutable(CHROMIUM), CHROMIUM + " is missing (Debian: apt-get install chromium)");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterEach
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void showsNothingWithoutALogin() {
        try (BrowserContext nobody = browser.newContext()) {
            Page page = nobody.newPage();

            assertThatThrownBy(() -> page.navigate(address())).hasMessageContaining("ERR_INVALID_AUTH_CREDENTIALS");

            APIResponse refusal = nobody.request().get(address());
            assertThat(refusal.status()).isEqualTo(401);
            assertThat(refusal.text()).doesNotContain("Listeners");
        }
    }

    @Test
    void showsTheProxyToAnAdministrator() throws Exception {
        try (RpcClient client = RpcClient.bind(StubText.INTERFACE);
                BrowserContext admin = browser.newContext(new Browser.NewContextOptions()
                        .setHttpCredentials(Http.USER, Http.PASSWORD)
                        .setViewportSize(1280, 1000))) {
            client.call(EchoUpstream.ECHO, "x");
            client.call(EchoUpstream.ECHO, "y");
            Page page = admin.newPage();

            Response response = page.navigate(address());

            assertThat(response.status()).isEqualTo(200);
            assertThat(page).hasTitle("MAPIProxy it: ready");
            assertThat(page.locator("#state")).hasText("ready");
            assertThat(page.locator("#listeners tbody tr")).containsText(new String[] {"epmapper", "rpc"});
            assertThat(page.locator("#listeners")).containsText(String.valueOf(DeployedProxy.rpcPort()));
            assertThat(page.locator("#modules li strong")).hasText(new String[] {"b", "a"});
            assertThat(page.locator("#interfaces")).containsText(StubText.INTERFACE);
            assertThat(page.locator("#associations tbody tr")).hasCount(1);
            assertThat(page.locator("#associations tbody tr")).containsText(StubText.INTERFACE);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "console.png"))
                    .setFullPage(true));
        }
    }

    private static String address() {
        return DeployedProxy.console("/?refresh=off").toString();
    }
}
