module example.org/go-example

go 1.21
