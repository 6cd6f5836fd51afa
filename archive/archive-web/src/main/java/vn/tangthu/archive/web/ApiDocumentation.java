package vn.tangthu.archive.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.access.CurrentUser;

/** The description of the API at {@code /api/openapi.json}, for anybody who is signed in. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {
    static {
        // They come from the request's credentials, not from its parameters.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Act.class, CurrentUser.class);
    }

    @Bean
    OpenAPI openApi() {
        SecurityScheme token =
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .info(new Info().title("Tàng Thư").version("1"))
                .components(new Components().addSecuritySchemes("token", token))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
