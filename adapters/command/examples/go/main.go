// Command adapter lets Assay drive the runner: one request a line on standard input, one reply a line on standard
// output.
package main

import (
	"encoding/json"
	"io"
	"log"
	"os"
)

// Request is any request of Assay; what a request does not have stays empty.
type Request struct {
	Request    string      `json:"request"`
	Database   Database    `json:"database"`
	Directory  string      `json:"directory"`
	Migrations []Migration `json:"migrations"`
	To         int64       `json:"to"`
}

// Database says where to connect to.
type Database struct {
	Host     string `json:"host"`
	Port     int    `json:"port"`
	Name     string `json:"name"`
	User     string `json:"user"`
	Password string `json:"password"`
}

// Migration is one migration as it is on disk.
type Migration struct {
	Version       int64  `json:"version"`
	Name          string `json:"name"`
	Up            string `json:"up"`
	Down          string `json:"down"`
	Transactional bool   `json:"transactional"`
}

type reply map[string]any

func main() {
	requests, replies := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var request Request
		err := requests.Decode(&request)
		if err == io.EOF || request.Request == "stop" {
			return
		}
		if err == nil {
			err = answer(request, replies)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

func answer(request Request, replies *json.Encoder) error {
	runner := Runner{database: request.Database, directory: request.Directory}
	switch request.Request {
	case "start":
		return replies.Encode(reply{
			"protocol": 1, "version": "1.0.0", "capabilities": []string{"down"}, "relations": []string{tracker}})
	case "applied":
		versions, err := runner.Applied()
		if err != nil {
			return err
		}
		return replies.Encode(reply{"versions": versions})
	case "deploy":
		return replies.Encode(outcome(runner.Migrate(request.Migrations)))
	case "rollback":
		return replies.Encode(outcome(runner.RollBack(request.Migrations, request.To)))
	default:
		return replies.Encode(reply{"outcome": "unsupported"})
	}
}

func outcome(err error) reply {
	if err != nil {
		return reply{"outcome": "failed", "output": err.Error()}
	}
	return reply{"outcome": "succeeded"}
}
