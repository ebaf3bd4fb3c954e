namespace Duplicates.Web.Commands;

/// <summary>A command that is given after <c>--</c> in place of starting the host.</summary>
internal interface ICommand
{
    /// <summary>Carries it out and returns the exit code: 0 when it did what was asked.</summary>
    Task<int> RunAsync(IServiceProvider services, TextWriter output);
}

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    /// <summary>The command that the arguments name; null when the host is to start.</summary>
    public static ICommand? Find(string[] args) => args switch
    {
        ["create-admin", var email] => new CreateAdministrator(email),
        ["import-recipe", var file] => new ImportRecipe(file),
        ["export-recipe", var file, .. var options] => new ExportRecipe(file, options),
        ["validate-recipe", var file] => new ValidateRecipe(file),
        ["verify-audit"] => new VerifyAudit(null),
        ["verify-audit", var heads] => new VerifyAudit(heads),
        ["audit-keys"] => new AuditKeys(),
        ["backup", var place, .. { Length: <= 1 } options] => new BackUp(place, options),
        ["restore", var folder] => new Restore(folder),
        ["check"] => new Check(),
        ["reencrypt"] => new Reencrypt(),
        [{ Length: > 0 } first, ..] when first[0] != '-' => new UnknownCommand(first),
        _ => null,
    };
}
