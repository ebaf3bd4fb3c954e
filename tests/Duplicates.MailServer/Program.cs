using Duplicates.MailServer;
using SmtpServer;
using SmtpServer.ComponentModel;

// Arguments: port, folder for mail, user (empty: nobody signs in), password, PFX file (empty: no TLS).
// Says "ready" when it listens and goes when its input ends, that is, with the test that started it.
var (port, folder, user, password, certificate) = (int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture), args[1], args[2], args[3], args[4]);
var options = new SmtpServerOptionsBuilder()
    .ServerName("mail.test")
    .Endpoint(endpoint =>
    {
        endpoint.Endpoint(new(System.Net.IPAddress.Loopback, port)).AuthenticationRequired(user.Length > 0).AllowUnsecureAuthentication(false);
        if (certificate.Length > 0)
        {
            endpoint.Certificate(Certificates.Read(certificate));
        }
    })
    .Build();

var services = new ServiceProvider();
services.Add(new Mailboxes(folder));
services.Add(new Postbox(folder));
services.Add(new Accounts(user, password));
using var stopping = new CancellationTokenSource();
var server = new SmtpServer.SmtpServer(options, services);
var serving = server.StartAsync(stopping.Token);
await Console.Out.WriteLineAsync("ready");
while (await Console.In.ReadLineAsync() is not null)
{
}

await stopping.CancelAsync();
await serving;
