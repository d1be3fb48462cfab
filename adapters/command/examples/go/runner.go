package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

const tracker = "public.go_example"

// Runner is a small migration runner: a set of versions, each applied in one transaction together with its record.
type Runner struct {
	database  Database
	directory string
}

// Applied lists the versions that are applied, the lowest first.
func (r Runner) Applied() ([]int64, error) {
	table, err := r.psql("-c", "SELECT to_regclass('"+tracker+"')")
	if err != nil || strings.TrimSpace(table) == "" {
		return []int64{}, err
	}
	lines, err := r.psql("-c", "SELECT version FROM "+tracker+" ORDER BY version")
	versions := []int64{}
	for _, line := range strings.Fields(lines) {
		version, parseErr := strconv.ParseInt(line, 10, 64)
		if parseErr != nil {
			return nil, parseErr
		}
		versions = append(versions, version)
	}
	return versions, err
}

// Migrate applies what is not applied yet, in the order of versions.
func (r Runner) Migrate(migrations []Migration) error {
	if _, err := r.psql("-c", "CREATE TABLE IF NOT EXISTS "+tracker+" (version bigint PRIMARY KEY)"); err != nil {
		return err
	}
	done, err := r.doneSet()
	if err != nil {
		return err
	}
	sort.Slice(migrations, func(i, j int) bool { return migrations[i].Version < migrations[j].Version })
	for _, migration := range migrations {
		if !done[migration.Version] {
			record := fmt.Sprintf("INSERT INTO %s VALUES (%d)", tracker, migration.Version)
			if err := r.run(migration, migration.Up, record); err != nil {
				return err
			}
		}
	}
	return nil
}

// RollBack undoes what is applied above a version, the newest first.
func (r Runner) RollBack(migrations []Migration, to int64) error {
	done, err := r.doneSet()
	if err != nil {
		return err
	}
	sort.Slice(migrations, func(i, j int) bool { return migrations[i].Version > migrations[j].Version })
	for _, migration := range migrations {
		if done[migration.Version] && migration.Version > to {
			record := fmt.Sprintf("DELETE FROM %s WHERE version = %d", tracker, migration.Version)
			if err := r.run(migration, migration.Down, record); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r Runner) doneSet() (map[int64]bool, error) {
	versions, err := r.Applied()
	done := map[int64]bool{}
	for _, version := range versions {
		done[version] = true
	}
	return done, err
}

func (r Runner) run(migration Migration, sql, record string) error {
	file := filepath.Join(r.directory, fmt.Sprintf("%d_%s.sql", migration.Version, migration.Name))
	if err := os.WriteFile(file, []byte(sql), 0o600); err != nil {
		return err
	}
	arguments := []string{"-f", file, "-c", record}
	if migration.Transactional {
		arguments = append([]string{"--single-transaction"}, arguments...)
	}
	_, err := r.psql(arguments...)
	return err
}

func (r Runner) psql(arguments ...string) (string, error) {
	command := exec.Command("psql", append([]string{"-XqAt", "-v", "ON_ERROR_STOP=1"}, arguments...)...)
	command.Env = append(os.Environ(),
		"PGHOST="+r.database.Host,
		"PGPORT="+strconv.Itoa(r.database.Port),
		"PGDATABASE="+r.database.Name,
		"PGUSER="+r.database.User,
		"PGPASSWORD="+r.database.Password)
	output, err := command.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return "", errors.New(string(exit.Stderr))
	}
	return string(output), err
}
