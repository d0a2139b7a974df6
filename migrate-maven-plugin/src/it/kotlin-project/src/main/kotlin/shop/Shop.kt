package shop

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication

@SpringBootApplication(proxyBeanMethods = false)
class Shop

fun main(args: Array<String>) {
    runApplication<Shop>(*args)
}
