using Duplicates.Web;
using Duplicates.Web.Commands;
using Duplicates.Web.Development;

try
{
    MachineCheck.Run();
    if (await NewKey.RunAsync(args, Console.Out) is { } exitCode)
    {
        return exitCode;
    }

    var builder = WebApplication.CreateBuilder(args);
    builder.AddDuplicates();
    var app = builder.Build();
    app.UseDuplicates();
    if (CommandLine.Find(args) is { } command)
    {
        return await command.RunAsync(app.Services, Console.Out);
    }

    await app.PrepareAsync();
    await app.StartAsync();
    await Announcement.WriteAsync(app, Console.Out, app.Lifetime.ApplicationStopping);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 2;
}
