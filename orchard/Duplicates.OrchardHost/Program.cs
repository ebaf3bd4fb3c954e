using Duplicates.OrchardHost;

// The service knows nothing of Orchard; naming its assembly here makes it a module of this site (decision 31).
[assembly: OrchardCore.Modules.Manifest.ModuleName("Duplicates.Service")]

var builder = WebApplication.CreateBuilder(args);
builder.AddSite();
var app = builder.Build();
app.UseSite();
await app.RunAsync();
