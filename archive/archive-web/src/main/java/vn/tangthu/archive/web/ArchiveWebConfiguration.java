package vn.tangthu.archive.web;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/**
 * Sign-in, access enforcement and the page shell; import it into an application.
 *
 * <p>The application provides beans of {@code Accounts}, {@code Tokens}, {@code Units}, {@code AuditTrail},
 * {@code RateLimits}, {@code Catalogue} and {@code java.time.Clock}. Sessions are kept in PostgreSQL where there is a {@code DataSource}
 * (tables of Spring Session, made by the migrations of the archive), otherwise in memory. Settings of
 * {@code archive-web.properties} can be overridden by the application's own.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@PropertySource("classpath:/vn/tangthu/archive/web/archive-web.properties")
public class ArchiveWebConfiguration {}
